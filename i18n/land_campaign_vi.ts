<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
  <context>
    <name>core</name>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>... and {count} more.</source>
      <translation>... và {count} mục nữa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>A Shapefile holds no other columns; these stay in the work copy: {fields}.</source>
      <translation>Shapefile không chứa các cột khác; các cột sau vẫn còn trong bản làm việc: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t09_legal_boundary_differs.py" />
      <source>A boundary drawn from papers lies where no plot has one within {tolerance} m.</source>
      <translation>Một ranh theo giấy tờ nằm ở nơi không có ranh thửa nào trong phạm vi {tolerance} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>A boundary line ends without meeting another; {measured} m of it are loose (plots here: {plots}).</source>
      <translation>Một đường ranh kết thúc mà không gặp đường nào; đoạn hở dài {measured} m (thửa tại đây: {plots}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>A boundary line ends {measured} m before the next (plots here: {plots}).</source>
      <translation>Một đường ranh bắt chưa tới, còn cách đường kế tiếp {measured} m (thửa tại đây: {plots}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>A boundary line is not closed (plots here: {plots}).</source>
      <translation>Một đường ranh không khép kín (thửa tại đây: {plots}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>A boundary line runs {measured} m past another (plots here: {plots}).</source>
      <translation>Một đường ranh bắt quá đường khác {measured} m (thửa tại đây: {plots}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c06_plot_of_certificate.py" />
      <source>A certificate (sheet and plot {detail} on paper) hangs on a plot that is not there.</source>
      <translation>Giấy chứng nhận (tờ và thửa trên giấy {detail}) gắn với thửa không có trong dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>A certificate is not entered with a field {field}.</source>
      <translation>Không nhập giấy chứng nhận bằng trường {field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c06_plot_of_certificate.py" />
      <source>A certificate names no plot.</source>
      <translation>Giấy chứng nhận không ghi thửa nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c06_plot_of_certificate.py" />
      <source>A certificate names the plot {detail}, which is not there.</source>
      <translation>Giấy chứng nhận ghi thửa {detail} không có trong dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>A check of a commune takes some minutes here; QGIS stays usable meanwhile.</source>
      <translation>Trên máy này, kiểm tra một xã mất vài phút; trong lúc đó QGIS vẫn dùng được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>A coordinate of plot {plots} is not a number.</source>
      <translation>Một tọa độ của thửa {plots} không phải là số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/__main__.py" />
      <source>A dry run is there for --update alone.</source>
      <translation>Chạy thử chỉ dùng được cùng với --update.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/load_folder.py" />
      <source>A folder is loaded sheet by sheet, and goes on in the work copy that is there.</source>
      <translation>Thư mục được nạp từng tờ và nạp tiếp vào bản làm việc đã có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>A formula failed here; the cell was taken as empty. Correct the formula.</source>
      <translation>Công thức ở đây bị lỗi; ô được coi là trống. Hãy sửa công thức.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/opening.py" />
      <source>A gateway asks for your package key, and none was named.</source>
      <translation>Cổng cần khóa gói dữ liệu của bạn, nhưng chưa có khóa nào được chỉ ra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>A holder of plot {plots} has died, says the population database.</source>
      <translation>Theo cơ sở dữ liệu dân cư, chủ thửa {plots} đã chết.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p07_legal_form.py" />
      <source>A holder of plot {plots} with the legal form {detail1} cannot be {detail2}.</source>
      <translation>Chủ thửa {plots} có pháp nhân {detail1} không thể có vai trò {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p02_birth_year.py" />
      <source>A holder of plot {plots} would be born before 1900.</source>
      <translation>Chủ thửa {plots} lại sinh trước năm 1900.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p02_birth_year.py" />
      <source>A holder of plot {plots} would be born in the future.</source>
      <translation>Chủ thửa {plots} lại sinh ở tương lai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>A list of tasks is an Excel workbook or a CSV file; {path} is not called so.</source>
      <translation>Danh sách công việc là tệp Excel hoặc CSV; tên {path} không đúng như vậy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>A merger on {day} cannot be entered today, or a commune in it began later.</source>
      <translation>Không thể nhập việc sáp nhập ngày {day} vào hôm nay, hoặc có xã trong đó bắt đầu sau ngày ấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>A new store needs a coordinate reference system.</source>
      <translation>Kho mới cần có hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>A number is stored as text; it was read as the number.</source>
      <translation>Số được lưu dưới dạng chữ; đã đọc thành số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>A number stood for a date; it was read as Excel counts days.</source>
      <translation>Ngày tháng được ghi bằng một con số; đã đọc theo cách Excel đếm ngày.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>A plot has no column {column} that can be changed.</source>
      <translation>Thửa đất không có cột {column} để sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>A pull would bring {new} new plots, change {updated}, put others' changes beside yours in {merged}, and leave {disputed} to be decided. Nothing was changed.</source>
      <translation>Kéo về sẽ thêm {new} thửa mới, thay đổi {updated} thửa, ghép thay đổi của người khác vào {merged} thửa bạn đã sửa và để lại {disputed} thửa cần quyết định. Chưa thay đổi gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>A record hangs on a plot that is not there.</source>
      <translation>Một hồ sơ gắn với thửa không có trong dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r02_mandatory_field.py" />
      <source>A record of plot {plots} lacks the field: {field}.</source>
      <translation>Một hồ sơ của thửa {plots} thiếu trường: {field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>A record of the table {table} was changed after batch {batch}. Nothing was taken back.</source>
      <translation>Một bản ghi của bảng {table} đã được sửa sau đợt {batch}. Chưa có gì được đưa về như cũ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>A right in plot {plots} names a holder who is not there.</source>
      <translation>Một quyền ở thửa {plots} ghi chủ không có trong dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>A ring of plot {plots} has fewer than three different corners.</source>
      <translation>Một vòng ranh giới của thửa {plots} có ít hơn ba đỉnh khác nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/samples/plan.py" />
      <source>A sample of {plots} plots cannot be drawn.</source>
      <translation>Không thể tạo mẫu gồm {plots} thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>A scale is a whole number above zero, such as 500, 1000 or 2000: correct it in the form.</source>
      <translation>Tỷ lệ bản đồ là số nguyên lớn hơn 0, như 500, 1000 hoặc 2000: hãy sửa trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>A scanned document leads to no plot.</source>
      <translation>Một hồ sơ quét không dẫn đến thửa nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c07_sides.py" />
      <source>A side of plot {plots} measures {detail1} m on the certificate and {detail2} m on the map.</source>
      <translation>Một cạnh của thửa {plots} dài {detail1} m trên giấy chứng nhận và {detail2} m trên bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>A status is one of two words, in_force (in force) or retired (no longer in force): correct it.</source>
      <translation>Trạng thái chỉ có hai giá trị: in_force (đang hiệu lực) hoặc retired (ngừng hiệu lực). Hãy sửa lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a11_use_term.py" />
      <source>A use of plot {plots} is called long-term but carries a date: {detail}.</source>
      <translation>Mục đích sử dụng của thửa {plots} ghi lâu dài nhưng lại có ngày: {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>A work copy is a GeoPackage; {path} is not called so.</source>
      <translation>Bản làm việc là tệp GeoPackage; {path} không có đuôi tên như vậy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>A workbook of records is written only for a sample of one commune.</source>
      <translation>Bảng tính hồ sơ chỉ được ghi cho mẫu của một xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_proposals.py" />
      <source>A01: commune in the address of plot {plot} set to {value}</source>
      <translation>A01: ghi {value} trong địa chỉ của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_proposals.py" />
      <source>A01: commune of plot {plot} set to {value}</source>
      <translation>A01: đặt mã xã của thửa {plot} thành {value}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/proposals.py" />
      <source>A03: plot {plot} renumbered to {value}, the next free number of its sheet</source>
      <translation>A03: đổi số thửa {plot} thành {value}, số trống tiếp theo của tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/proposals.py" />
      <source>A05: land use of plot {plot} set to {value}</source>
      <translation>A05: sửa loại đất của thửa {plot} thành {value}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_proposals.py" />
      <source>A06: land use of plot {plot} set to {value}</source>
      <translation>A06: đặt loại đất của thửa {plot} thành {value}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/proposals.py" />
      <source>A09: recorded area of plot {plot} set to {value} m²</source>
      <translation>A09: sửa diện tích hồ sơ của thửa {plot} thành {value} m²</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_proposals.py" />
      <source>A12: district taken out of the address of plot {plot}</source>
      <translation>A12: bỏ tên huyện trong địa chỉ của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/store_admin.py" />
      <source>Add --file FILE.</source>
      <translation>Hãy thêm --file TỆP.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/people.py" />
      <source>Add --login LOGIN, or --new for all who have no password yet.</source>
      <translation>Thêm --login TÊN_ĐĂNG_NHẬP, hoặc --new cho tất cả người chưa có mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/people.py" />
      <source>Add --out FILE: it gets a file that only you can read.</source>
      <translation>Thêm --out TỆP: mật khẩu được ghi vào tệp chỉ mình bạn đọc được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/__main__.py" />
      <source>Add --update, or leave --dry-run out.</source>
      <translation>Hãy thêm --update, hoặc bỏ --dry-run.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t05_missing_vertex.py" />
      <source>Add the neighbour's corner to the boundary. Areas stay as they are.</source>
      <translation>Hãy thêm đỉnh của thửa liền kề vào ranh giới. Diện tích không đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Address</source>
      <translation>Địa chỉ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Address of the holder</source>
      <translation>Địa chỉ chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>All dates that Excel took for dates have days up to 12, later days stayed texts: day and month of the former may have changed places. Compare with the papers.</source>
      <translation>Mọi ngày tháng mà Excel nhận là ngày đều có ngày không quá 12, các ngày sau 12 vẫn là chữ: ngày và tháng của nhóm đầu có thể đã bị đổi chỗ. Hãy đối chiếu với giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>All of it was there already, row by row.</source>
      <translation>Tất cả đã có sẵn ở đó, đúng từng dòng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>All plots of {path} are in the work copy already.</source>
      <translation>Mọi thửa của {path} đã có trong bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>An earlier correction of the batch cured it.</source>
      <translation>Một chỉnh sửa trước đó trong đợt đã khắc phục lỗi này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>An earlier row says otherwise about the same certificate, person or plot; that row was kept.</source>
      <translation>Một dòng trước ghi khác về cùng giấy chứng nhận, người hoặc thửa đất; đã giữ theo dòng trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/native.py" />
      <source>Another plugin ({culprit}) loaded its own copy of shapely before this one, which makes QGIS crash.</source>
      <translation>Một tiện ích khác ({culprit}) đã nạp bản shapely riêng trước tiện ích này, dễ làm QGIS bị dừng đột ngột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Applied: {name}</source>
      <translation>Đã áp dụng: {name}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Approved by</source>
      <translation>Người duyệt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Area of the use</source>
      <translation>Diện tích mục đích</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Area on the certificate</source>
      <translation>Diện tích trên giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Areas and tolerances need metres: load it with --reproject, which transforms it (into --crs, else into the work copy's or the province's system), or save it in EPSG:9209 first.</source>
      <translation>Diện tích và dung sai cần đơn vị mét: hãy nạp với --reproject để chuyển hệ tọa độ (sang hệ ghi ở --crs, nếu không thì sang hệ của bản làm việc hoặc của tỉnh), hoặc lưu tệp sang EPSG:9209 trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a07_use_area_sum.py" />
      <source>Areas of the uses</source>
      <translation>Diện tích các mục đích</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Ask a colleague with the same role to look at it.</source>
      <translation>Hãy nhờ một đồng nghiệp cùng vai trò xem xét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/samples/plan.py" />
      <source>Ask for a number from {least} to {most}.</source>
      <translation>Hãy chọn một số từ {least} đến {most}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>Ask for the official outlines again; do not correct them yourself.</source>
      <translation>Đề nghị cấp lại ranh giới chính thức, không tự sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reproject.py" />
      <source>Ask for the plots in VN-2000, or transform them first as their makers say.</source>
      <translation>Hãy xin dữ liệu thửa ở hệ VN-2000, hoặc chuyển hệ trước theo chỉ dẫn của nơi lập.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>Ask for the right to read it, or copy it to a folder of your own.</source>
      <translation>Hãy xin quyền đọc, hoặc chép tệp về thư mục của mình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>Ask for the right to write there, or choose another folder.</source>
      <translation>Hãy xin quyền ghi ở đó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Ask for {most} plots at most, or leave the scans out.</source>
      <translation>Hãy chọn nhiều nhất {most} thửa đất, hoặc bỏ tệp quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Ask for {most} plots at most, or leave the workbook out.</source>
      <translation>Hãy yêu cầu nhiều nhất {most} thửa, hoặc bỏ bảng tính.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>Ask the family who inherits, and record the change of holder.</source>
      <translation>Hỏi gia đình ai thừa kế và ghi biến động chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>Ask the office that scanned it to push its documents.</source>
      <translation>Hãy đề nghị nơi đã quét đẩy hồ sơ của họ lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Ask who deleted it; your version is kept.</source>
      <translation>Hãy hỏi người đã xóa; bản của bạn vẫn được giữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Ask who retired it; your version is kept.</source>
      <translation>Hãy hỏi người đã cho ngừng hiệu lực; phiên bản của bạn vẫn được giữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Ask whoever looks after the store for a new key; your work is kept here.</source>
      <translation>Hãy đề nghị người quản trị kho cấp khóa mới; kết quả của bạn vẫn được giữ ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Ask whoever runs the server for TLS, and set sslmode=verify-full.</source>
      <translation>Hãy đề nghị người quản trị máy chủ bật TLS, và đặt sslmode=verify-full.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Ask whoever runs the server for password_encryption = scram-sha-256.</source>
      <translation>Đề nghị người quản trị máy chủ đặt password_encryption = scram-sha-256.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Ask whoever runs the server to admit this user from this network.</source>
      <translation>Hãy đề nghị người quản trị máy chủ cho phép người dùng này vào từ mạng này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Ask whoever runs the server to switch TLS on.</source>
      <translation>Hãy đề nghị người quản trị máy chủ bật TLS.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Ask whoever runs the server which role you have, and in which communes.</source>
      <translation>Hãy hỏi người quản trị máy chủ xem bạn có vai trò gì và ở những xã nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Ask whoever runs the store for the commune; your work is kept here.</source>
      <translation>Hãy đề nghị người quản trị kho cấp quyền cho xã này; kết quả của bạn vẫn được giữ ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Ask whoever runs the store for the communes; what you did is kept here.</source>
      <translation>Đề nghị người quản trị kho cấp quyền cho các xã; việc bạn đã làm vẫn được giữ ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>Ask whoever runs the store to upgrade it; what you did is kept here.</source>
      <translation>Đề nghị người quản trị nâng cấp kho; việc bạn đã làm vẫn được giữ ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Ask whoever runs the store. What you did is kept here, and may be handed over to somebody else (handover).</source>
      <translation>Hãy hỏi người quản trị kho. Phần việc của bạn vẫn được giữ ở đây và có thể bàn giao cho người khác (handover).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Ask whoever runs the store; nothing was changed.</source>
      <translation>Hãy hỏi người quản trị kho; không có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Assign {detail1} to the sheet's source and transform it to {detail3}. Just as possible: {detail2}.</source>
      <translation>Gán hệ {detail1} cho tệp gốc của tờ bản đồ rồi chuyển sang {detail3}. Cũng có thể là: {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Assignment</source>
      <translation>Phân công</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Attention: {table}: more than half of the rows of {export} differ from the last load. Make sure that it is the right export: --dry-run counts and writes nothing.</source>
      <translation>Chú ý: {table}: hơn một nửa số dòng của {export} khác với lần nạp trước. Hãy kiểm tra xem có đúng bản xuất cần nạp không: --dry-run chỉ đếm, không ghi gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Bar code</source>
      <translation>Mã vạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>Batch {batch} taken back</source>
      <translation>Hoàn tác đợt {batch}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>Batch {batch}: {count} people.</source>
      <translation>Đợt {batch}: {count} người.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>Batch {batch}: {count} safe corrections ({rules})</source>
      <translation>Đợt {batch}: {count} chỉnh sửa an toàn ({rules})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix_records.py" />
      <source>Batch {batch}: {label}</source>
      <translation>Đợt {batch}: {label}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>Batch {batch}: {sent} sent = {answers}.</source>
      <translation>Đợt {batch}: {sent} đã gửi = {answers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t02_gap.py" />
      <source>Between plots {plots} lie {measured} m² that belong to none ({detail} m wide on average).</source>
      <translation>Giữa các thửa {plots} có {measured} m² không thuộc thửa nào (rộng trung bình {detail} m).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Birth date</source>
      <translation>Ngày sinh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Boundaries drawn from papers are lines or areas: name a layer of these.</source>
      <translation>Ranh theo giấy tờ là đường hoặc vùng: hãy nêu một lớp thuộc dạng đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/linework.py" />
      <source>Boundaries of plots do not: look for a hatching or a drawing error on their levels, and take it away.</source>
      <translation>Ranh giới thửa đất không như vậy: hãy tìm nét gạch (hatch) hoặc lỗi vẽ trên các lớp ranh giới và xóa đi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t09_legal_boundary_differs.py" />
      <source>Boundary differs from paper</source>
      <translation>Ranh khác giấy tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t06_near_miss_boundary.py" />
      <source>Boundary drawn twice</source>
      <translation>Ranh giới vẽ hai lần</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Boundary lines are lines: name a layer of lines.</source>
      <translation>Ranh thửa là đường: hãy nêu một lớp dạng đường.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>By commune and hamlet, the groups in brackets:</source>
      <translation>Theo xã và thôn, nhóm ghi trong ngoặc vuông:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>By letter: {letters}.</source>
      <translation>Theo chữ cờ: {letters}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Certificate</source>
      <translation>Giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Certificate not scanned yet</source>
      <translation>Giấy chứng nhận chưa quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Certificate of the right</source>
      <translation>Giấy chứng nhận của quyền</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Certificate of the scan</source>
      <translation>Giấy chứng nhận của tệp quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Certificate without its serial</source>
      <translation>Giấy chứng nhận chưa có số phát hành</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Certificate, plot and person are those of an earlier row, other cells differ; both rows were kept.</source>
      <translation>Giấy chứng nhận, thửa đất và người trùng với một dòng trước, các ô khác có khác nhau; đã giữ cả hai dòng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Certificates</source>
      <translation>Giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Check both, or ask whoever looks after the server for the right to connect.</source>
      <translation>Hãy kiểm tra cả hai, hoặc xin người quản trị máy chủ cấp quyền kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check how the service is written, or add it to the file.</source>
      <translation>Kiểm tra lại tên dịch vụ, hoặc thêm dịch vụ đó vào tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>Check it first.</source>
      <translation>Hãy kiểm tra trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>Check it first: the check tells what is not done yet.</source>
      <translation>Hãy kiểm tra trước: kết quả kiểm tra cho biết việc gì chưa làm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Check its address, and that both sides use the same version of the plugin.</source>
      <translation>Hãy kiểm tra địa chỉ, và hai phía có dùng cùng phiên bản phần mềm không.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Check its name and port, that it is running, and the network.</source>
      <translation>Hãy kiểm tra tên và cổng của máy chủ, máy chủ có đang chạy không, và mạng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/spreadsheet.py" />
      <source>Check its name, and that you may read it.</source>
      <translation>Hãy kiểm tra tên tệp và quyền đọc tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>Check its name.</source>
      <translation>Hãy kiểm tra lại tên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Check that the file is complete and not open elsewhere, then open it again.</source>
      <translation>Hãy kiểm tra tệp còn nguyên vẹn và không mở ở nơi khác, rồi mở lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Check that this is the store that the work copy belongs to.</source>
      <translation>Hãy kiểm tra đây có đúng là kho của bản làm việc này không.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/export_store.py" />
      <source>Check the code, or ask whoever runs the store for the commune.</source>
      <translation>Hãy kiểm tra mã, hoặc đề nghị người quản trị kho cấp quyền cho xã này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>Check the code; nothing was changed.</source>
      <translation>Hãy kiểm tra lại mã; chưa có gì thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Check the connection string.</source>
      <translation>Hãy kiểm tra chuỗi kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check the date of this computer, or ask whoever runs the server for a new one.</source>
      <translation>Hãy kiểm tra ngày giờ của máy này, hoặc đề nghị người quản trị máy chủ cấp chứng thư mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/connection.py" />
      <source>Check the disk and your quota on it, or choose another folder.</source>
      <translation>Hãy kiểm tra ổ đĩa và hạn mức của bạn trên đó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check the name of the database in the connection.</source>
      <translation>Hãy kiểm tra tên cơ sở dữ liệu trong kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Check the name of the database.</source>
      <translation>Hãy kiểm tra tên cơ sở dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check the network (cable, Wi-Fi, VPN) and the port, or ask whoever runs it.</source>
      <translation>Hãy kiểm tra mạng (dây mạng, Wi-Fi, VPN) và cổng, hoặc hỏi người quản trị máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check the network (cable, Wi-Fi, VPN), then the name of the server.</source>
      <translation>Hãy kiểm tra mạng (dây mạng, Wi-Fi, VPN), rồi kiểm tra tên máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Check the network and your right to read this layer, and try again.</source>
      <translation>Hãy kiểm tra mạng và quyền đọc lớp này của bạn, rồi thử lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check the port; if it is right, the server is down: try again later.</source>
      <translation>Hãy kiểm tra cổng; nếu đúng thì máy chủ đang ngừng: hãy thử lại sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Check user, password and database, or ask whoever runs the server.</source>
      <translation>Hãy kiểm tra tên, mật khẩu và cơ sở dữ liệu, hoặc hỏi người quản trị máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Choose a Unicode font under Settings &gt; Options &gt; General.</source>
      <translation>Chọn phông Unicode trong Thiết lập &gt; Tùy chọn &gt; Chung.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/spreadsheet.py" />
      <source>Choose a file in it.</source>
      <translation>Hãy chọn một tệp trong thư mục đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/findings_read.py" />
      <source>Choose a file that exists.</source>
      <translation>Hãy chọn một tệp có thật.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load_folder.py" />
      <source>Choose a folder with drawings (.dgn, .dxf), Shapefiles, GeoPackages or the like.</source>
      <translation>Hãy chọn thư mục có bản vẽ (.dgn, .dxf), Shapefile, GeoPackage hoặc tương tự.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/stream.py" />
      <source>Choose a layer that has rows.</source>
      <translation>Hãy chọn lớp có dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/returned_lists.py" />
      <source>Choose a list that this plugin wrote, or add these headings to it.</source>
      <translation>Hãy chọn danh sách do phần mềm này lập, hoặc thêm các tiêu đề đó vào tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>Choose a plot on the map or in the list.</source>
      <translation>Hãy chọn một thửa trên bản đồ hoặc trong danh sách.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/replacing.py" />
      <source>Choose another file name.</source>
      <translation>Hãy chọn tên tệp khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Choose another file or layer.</source>
      <translation>Hãy chọn tệp hoặc lớp khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Choose another folder, or a file.</source>
      <translation>Hãy chọn thư mục khác, hoặc một tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>Choose another folder.</source>
      <translation>Hãy chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/people.py" />
      <source>Choose another folder; no password was changed.</source>
      <translation>Hãy chọn thư mục khác; chưa mật khẩu nào bị đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>Choose another name for the work copy.</source>
      <translation>Hãy chọn tên khác cho bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>Choose another name, or say that it may be replaced.</source>
      <translation>Hãy chọn tên khác, hoặc cho phép thay thế tệp này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded_backup.py" />
      <source>Choose another name.</source>
      <translation>Hãy chọn tên khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>Choose another store for this work copy, or make the connection again.</source>
      <translation>Hãy chọn kho khác cho bản làm việc này, hoặc tạo lại kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>Choose by where the plot lies: {detail2}.</source>
      <translation>Chọn theo vị trí của thửa: {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p07_legal_form.py" />
      <source>Choose legal form, role and kind from the list, as the certificate says.</source>
      <translation>Chọn pháp nhân, vai trò và loại chủ trong danh mục theo giấy chứng nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Choose one of its polygon layers: {layers}.</source>
      <translation>Hãy chọn một trong các lớp vùng: {layers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>Choose one of {known}, or give the path of a .toml file.</source>
      <translation>Hãy chọn một trong {known}, hoặc chỉ ra tệp .toml.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_passwords.py" />
      <source>Choose one of {least} signs or more, such as four words that have nothing in common.</source>
      <translation>Chọn mật khẩu từ {least} ký tự trở lên, chẳng hạn bốn từ không liên quan với nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>Choose or make one of the kind Basic authentication.</source>
      <translation>Hãy chọn hoặc tạo tài khoản kiểu xác thực cơ bản (Basic).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Choose the file again under What to Check Against, or clear it there.</source>
      <translation>Hãy chọn lại tệp trong mục Tài liệu đối chiếu, hoặc bỏ chọn ở đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Choose the file that was checked; findings are opened as a layer in QGIS.</source>
      <translation>Hãy chọn tệp đã được kiểm tra; kết quả kiểm tra thì mở như một lớp trong QGIS.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>Choose the file that was written by the other side.</source>
      <translation>Hãy chọn tệp do phía bên kia ghi ra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Choose the file with it in the connection; whoever runs the server has it.</source>
      <translation>Hãy chọn tệp chứng thư đó trong kết nối; người quản trị máy chủ có tệp này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>Choose the folder that they lie in.</source>
      <translation>Hãy chọn thư mục chứa chúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>Choose the sheet that it lies over.</source>
      <translation>Chọn tờ bản đồ mà nó chồng lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>Choose the store's own file, or a name that does not exist yet for a new store.</source>
      <translation>Hãy chọn đúng tệp kho, hoặc một tên chưa có để tạo kho mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>Choose the use from the list; several uses are joined by a plus sign: ONT+CLN.</source>
      <translation>Hãy chọn loại đất trong danh mục; nhiều loại đất thì nối bằng dấu cộng: ONT+CLN.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/xlsx.py" />
      <source>Choose the workbook or CSV file with the list.</source>
      <translation>Hãy chọn bảng tính hoặc tệp CSV chứa danh sách.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>Choose your own before: store password, or Change Password in the connection.</source>
      <translation>Hãy tự đặt mật khẩu trước ngày đó: lệnh store password, hoặc mục đổi mật khẩu trong kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_files.py" />
      <source>Choose {main}, which lies beside it.</source>
      <translation>Hãy chọn {main} nằm cùng thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Citizen number</source>
      <translation>Số định danh cá nhân</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/seams.py" />
      <source>Clean</source>
      <translation>Sạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/fitness.py" />
      <source>Close it everywhere and keep it, with the files of the same name beside it. Take it from a backup, or begin a new one with pull: what was pushed is in the store.</source>
      <translation>Hãy đóng tệp ở mọi nơi và giữ lại cùng các tệp cùng tên bên cạnh. Lấy lại từ bản sao lưu, hoặc kéo về một bản mới: những gì đã đẩy vẫn còn trong kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>Close it there, or choose another name.</source>
      <translation>Hãy đóng tệp ở chương trình đó, hoặc chọn tên khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/session.py" />
      <source>Close other programs that use the file, then save again. Nothing is lost.</source>
      <translation>Hãy đóng chương trình khác đang dùng tệp, rồi lưu lại. Không mất dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Close other programs, and load and check commune by commune.</source>
      <translation>Đóng các chương trình khác, nạp và kiểm tra từng xã một.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Close other windows that use it, or try again in a minute.</source>
      <translation>Hãy đóng các cửa sổ khác đang dùng kho, hoặc thử lại sau một phút.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Close the boundaries in the drawing, and load it again.</source>
      <translation>Hãy đóng kín ranh thửa trong bản vẽ rồi nạp lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g08_unfilled_hole.py" />
      <source>Close the hole, or draw the plot that lies in it.</source>
      <translation>Đóng lỗ lại, hoặc vẽ thửa nằm trong đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>Collect the citizen's identity card and enter its number.</source>
      <translation>Thu thập thẻ căn cước và nhập số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Column {letter} ({label}), {count} cells, first in rows {rows}</source>
      <translation>Cột {letter} ({label}), {count} ô, đầu tiên ở các dòng {rows}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>Columns that were not taken: {columns}.</source>
      <translation>Các cột không được lấy: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Commune code</source>
      <translation>Mã xã, phường</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Commune {commune}: up to change {number}.</source>
      <translation>Xã {commune}: đã lấy đến thay đổi số {number}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>Commune {commune}: {count} changes came over, with their numbers and hashes.</source>
      <translation>Xã {commune}: đã chuyển {count} thay đổi, giữ nguyên số thứ tự và mã băm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>Commune {detail} has no outline.</source>
      <translation>Xã {detail} không có ranh giới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/sheet_identity.py" />
      <source>Commune {kept} is taken from {origin}; {other} is what {against} says.</source>
      <translation>Mã xã {kept} lấy theo {origin}; còn {against} ghi là {other}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Commune {old} was merged into {new}; its plots have the new code.</source>
      <translation>Xã {old} đã sáp nhập vào {new}; các thửa đất của xã đã mang mã mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p02_birth_year.py" />
      <source>Compare birth date and number with the identity card, and correct the wrong one.</source>
      <translation>So ngày sinh và số định danh với thẻ căn cước, sửa chỗ sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m01_seam_mismatch.py" />
      <source>Compare both sheets with the ground, and correct the one that is off.</source>
      <translation>Hãy đối chiếu cả hai tờ với thực địa và sửa tờ bị lệch.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Compare both versions and keep yours or theirs; neither was overwritten.</source>
      <translation>Hãy đối chiếu hai phiên bản rồi giữ của bạn hoặc của họ; chưa bản nào bị ghi đè.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c03_serial_age.py" />
      <source>Compare serial and day of issue with the paper and correct the one that is wrong.</source>
      <translation>Đối chiếu số phát hành và ngày cấp với giấy, sửa chỗ sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>Compare the number with the identity card and correct it.</source>
      <translation>So số với thẻ căn cước rồi sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t09_legal_boundary_differs.py" />
      <source>Compare the paper with the ground: have the boundary measured again, or the paper corrected.</source>
      <translation>Đối chiếu giấy tờ với thực địa: đo lại ranh, hoặc đính chính giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c07_sides.py" />
      <source>Compare the paper's drawing with the map: correct the length entered, or measure the boundary again.</source>
      <translation>So sơ đồ trên giấy với bản đồ: sửa chiều dài đã nhập, hoặc đo lại ranh giới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>Compare the record with the identity card, correct it and send the holder again.</source>
      <translation>So hồ sơ với thẻ căn cước, sửa rồi gửi lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c02_repeated_serial.py" />
      <source>Compare the records with the papers and correct the serial that was mistyped.</source>
      <translation>Đối chiếu hồ sơ với giấy và sửa số phát hành bị nhập sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a07_use_area_sum.py" />
      <source>Compare with the certificate, and correct the area of a use or of the plot.</source>
      <translation>So với giấy chứng nhận, sửa diện tích mục đích hoặc diện tích thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a09_shape_area_differs.py" />
      <source>Compare with the certificate: correct the record, or measure the boundary again.</source>
      <translation>Hãy đối chiếu giấy chứng nhận: sửa hồ sơ, hoặc đo lại ranh giới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>Compare with the identity cards, and correct the number or the name that is wrong.</source>
      <translation>So với thẻ căn cước, sửa số hoặc tên bị sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b01_crosses_commune.py" />
      <source>Compare with the official boundary: correct the plot, or have it divided.</source>
      <translation>Đối chiếu với địa giới chính thức: sửa ranh thửa hoặc cho tách thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Compare with the paper map and correct the label or the number.</source>
      <translation>Đối chiếu bản đồ giấy rồi sửa nhãn hoặc số thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Compare with the paper map: enter {detail1}, or correct the label.</source>
      <translation>Đối chiếu bản đồ giấy: nhập số {detail1}, hoặc sửa nhãn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a10_legal_area_differs.py" />
      <source>Compare with the paper: correct the record, or note the new measurement.</source>
      <translation>So với giấy: sửa hồ sơ, hoặc ghi chú lần đo mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m04_plot_outside_sheet.py" />
      <source>Compare with the sheet: correct the sheet number, or where the plot is drawn.</source>
      <translation>Đối chiếu với tờ bản đồ: sửa số tờ, hoặc sửa lại vị trí vẽ thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Computer</source>
      <translation>Máy tính</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>Conflict decided: the author's version is kept</source>
      <translation>Giải quyết xung đột: giữ bản của người tạo thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Copy it again from where it came from.</source>
      <translation>Hãy chép lại tệp từ nơi gốc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Copy it again with the files that belong to it (.shx and .dbf beside .shp).</source>
      <translation>Hãy chép lại cùng các tệp đi kèm (.shx và .dbf bên cạnh .shp).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>Copy it once more, or ask whoever looks after the store for a new one.</source>
      <translation>Hãy chép lại, hoặc đề nghị người quản trị kho cấp khóa mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>Copy it once more, or make the package anew: it holds the same changes.</source>
      <translation>Hãy chép lại, hoặc tạo lại gói: gói mới chứa đúng các thay đổi đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/local_disk.py" />
      <source>Copy it to a folder of your own on a disk of this computer, such as {example}.</source>
      <translation>Hãy sao chép vào thư mục riêng trên ổ đĩa của máy này, ví dụ {example}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_files.py" />
      <source>Copy {main} into the same folder and choose that.</source>
      <translation>Hãy chép {main} vào cùng thư mục rồi chọn tệp đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c01_serial.py" />
      <source>Correct how it is written; the letters and digits stay what they are.</source>
      <translation>Sửa cách viết; chữ và số giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>Correct it in the form.</source>
      <translation>Hãy sửa trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/staff_lists.py" />
      <source>Correct it; nothing was taken in.</source>
      <translation>Hãy sửa lại; chưa có dòng nào được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/seal.py" />
      <source>Correct that plot; both go together.</source>
      <translation>Hãy sửa thửa đó; hai thửa sẽ được gửi cùng nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>Correct the boundary at the marked place so that it runs round the plot once.</source>
      <translation>Hãy sửa ranh giới tại vị trí đánh dấu để đường ranh chỉ đi quanh thửa một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/sealing_groups.py" />
      <source>Correct the boundary between the two, or undo the edit.</source>
      <translation>Hãy sửa ranh giới giữa hai thửa hoặc hoàn tác chỉnh sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/session.py" />
      <source>Correct the boundary by hand, or have the place surveyed.</source>
      <translation>Hãy sửa ranh giới bằng tay, hoặc cho đo đạc lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>Correct the cell, or leave it empty.</source>
      <translation>Hãy sửa ô này, hoặc để trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Correct the commune code in the form, or ask whoever runs the store to add it.</source>
      <translation>Hãy sửa mã xã trong biểu mẫu, hoặc đề nghị người quản trị kho thêm xã này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Correct the label, too, when the drawing is next worked on.</source>
      <translation>Sửa cả nhãn thửa khi chỉnh lý bản vẽ lần tới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>Correct the line in the drawing.</source>
      <translation>Sửa đường này trong bản vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>Correct the line, after the example of a ruleset that comes with the plugin.</source>
      <translation>Hãy sửa dòng đó theo mẫu của một bộ quy tắc có sẵn trong tiện ích.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Correct the login, or ask whoever runs the server for a new password.</source>
      <translation>Hãy sửa lại tài khoản đăng nhập, hoặc đề nghị người quản trị máy chủ cấp mật khẩu mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Correct the map scale of the sheet's plots, or have the list corrected.</source>
      <translation>Sửa tỷ lệ bản đồ của các thửa, hoặc đề nghị sửa danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Correct the sheet number, or have the sheet listed. Listed and not here: {detail2}.</source>
      <translation>Sửa số tờ, hoặc đề nghị bổ sung vào danh mục. Có trong danh mục mà chưa có ở đây: {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t04_plot_inside_plot.py" />
      <source>Cut a hole into the outer plot, or retire the plot that is not one.</source>
      <translation>Hãy khoét lỗ ở thửa bên ngoài, hoặc cho thửa không có thật ngừng hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Dates as Excel keeps them and dates as texts stand in one column.</source>
      <translation>Trong cùng một cột có cả ngày tháng kiểu Excel và ngày tháng dạng chữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p02_birth_year.py" />
      <source>Day and month of birth of a holder of plot {plots} are exchanged.</source>
      <translation>Ngày và tháng sinh của chủ thửa {plots} bị đảo.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c04_issue_date.py" />
      <source>Day and month of issue of the certificate of plot {plots} are exchanged: {detail1} should be {detail2}.</source>
      <translation>Ngày và tháng cấp giấy chứng nhận thửa {plots} bị đảo: {detail1} phải là {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Day and month seem to have changed places.</source>
      <translation>Ngày và tháng dường như bị đổi chỗ cho nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Day of issue</source>
      <translation>Ngày cấp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Day of the population database's answer</source>
      <translation>Ngày có kết quả xác thực dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Decide on that one first; then this one is sent by itself.</source>
      <translation>Hãy quyết định thay đổi đó trước; sau đó thửa này sẽ tự được gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>Decided between the work copy and the export {export}</source>
      <translation>Quyết định giữa bản làm việc và bản xuất {export}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>Decision between the work copy and the export {export} taken back</source>
      <translation>Lấy lại quyết định giữa bản làm việc và bản xuất {export}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Declare the projected system that the coordinates are in.</source>
      <translation>Hãy khai báo hệ tọa độ phẳng của dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Declared done by</source>
      <translation>Người xác nhận hoàn thành</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Declared done on</source>
      <translation>Ngày xác nhận hoàn thành</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Delete the label that is too many, or draw the boundary that is missing between them.</source>
      <translation>Xóa nhãn thừa, hoặc vẽ ranh còn thiếu giữa các nhãn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Digits are missing, perhaps leading zeros that Excel took away. Compare with the paper.</source>
      <translation>Thiếu chữ số, có thể do Excel làm mất số 0 ở đầu. Hãy đối chiếu với giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Digits are stored as a number. Format the column as text.</source>
      <translation>Dãy chữ số được lưu dưới dạng số. Hãy định dạng cột này là văn bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Disk of {folder}: {free} GB free</source>
      <translation>Ổ đĩa chứa {folder}: còn trống {free} GB</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Do not go on. Ask whoever runs the gateway; a certificate authority of the province can be installed.</source>
      <translation>Hãy dừng lại và hỏi người quản trị cổng; có thể cài chứng thư gốc của tỉnh vào máy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Do not go on; ask whoever runs the server for its root certificate.</source>
      <translation>Đừng tiếp tục; hãy xin chứng thư gốc của người quản trị máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/capture.py" />
      <source>Do not use it. Load the sources into a new work copy, or ask who made the file.</source>
      <translation>Đừng dùng tệp này. Hãy nạp nguồn vào một bản làm việc mới, hoặc hỏi người tạo tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>Done.</source>
      <translation>Đã thực hiện.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Draw its shape, or set it to retired.</source>
      <translation>Hãy vẽ hình thửa, hoặc cho ngừng hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g01_empty.py" />
      <source>Draw the plot, or retire the record if there is no such plot.</source>
      <translation>Hãy vẽ thửa đất, hoặc cho hồ sơ ngừng hiệu lực nếu không có thửa này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/drawing_writer.py" />
      <source>Drawings are written as DGN (MicroStation V7) or DXF; {path} is neither.</source>
      <translation>Bản vẽ được ghi ở dạng DGN (MicroStation V7) hoặc DXF; {path} không thuộc dạng nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample_drawings.py" />
      <source>Drawings cannot be written as {format}.</source>
      <translation>Không ghi được bản vẽ ở dạng {format}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Dry run: nothing was written.</source>
      <translation>Chạy thử: chưa ghi gì cả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/texts.py" />
      <source>E01: {count} texts converted from {encoding} in a font of capitals (.VnTimeH): {before} becomes {after}</source>
      <translation>E01: chuyển {count} dòng từ {encoding} phông chữ hoa (.VnTimeH): {before} thành {after}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/texts.py" />
      <source>E01: {count} texts converted from {encoding}: {before} becomes {after}</source>
      <translation>E01: chuyển {count} dòng từ {encoding}: {before} thành {after}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_texts.py" />
      <source>E01: {count} texts of {field} converted from {encoding} in a font of capitals (.VnTimeH): {before} becomes {after}</source>
      <translation>E01: chuyển {count} ô chữ của {field} từ {encoding}, phông chữ hoa (.VnTimeH), sang Unicode: {before} thành {after}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_texts.py" />
      <source>E01: {count} texts of {field} converted from {encoding}: {before} becomes {after}</source>
      <translation>E01: chuyển {count} ô chữ của {field} từ {encoding} sang Unicode: {before} thành {after}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/texts.py" />
      <source>E02: text of plot {plot} spelt as the list does</source>
      <translation>E02: chữ của thửa {plot} viết theo danh mục</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/texts.py" />
      <source>E02: text of plot {plot} tidied</source>
      <translation>E02: làm gọn chữ của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_texts.py" />
      <source>E02: text of {field} spelt as the list does</source>
      <translation>E02: viết chữ của {field} theo danh mục</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/record_texts.py" />
      <source>E02: text of {field} tidied</source>
      <translation>E02: làm gọn chữ của {field}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/text_batches.py" />
      <source>E02: {count} texts tidied</source>
      <translation>E02: đã chỉnh gọn {count} ô chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/drawing_writer.py" />
      <source>End the file name with .dgn or .dxf, or say which with --format.</source>
      <translation>Hãy đặt đuôi tệp .dgn hoặc .dxf, hoặc chọn bằng --format.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/findings_file.py" />
      <source>End the file name with .gpkg.</source>
      <translation>Hãy đặt tên tệp kết thúc bằng .gpkg.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>End the file name with .xlsx or .csv.</source>
      <translation>Hãy đặt đuôi tên tệp là .xlsx hoặc .csv.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>End the file name with one of: {suffixes}.</source>
      <translation>Đặt đuôi tên tệp là một trong: {suffixes}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>End the name with .dgn or .dxf, or name a folder for a file a sheet.</source>
      <translation>Đặt tên có đuôi .dgn hoặc .dxf, hoặc chỉ ra thư mục để mỗi tờ một tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Ends on</source>
      <translation>Hết hạn ngày</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r02_mandatory_field.py" />
      <source>Enter it from the certificate or the identity card.</source>
      <translation>Nhập theo giấy chứng nhận hoặc thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>Enter it on the day of the merger or after.</source>
      <translation>Hãy nhập vào ngày sáp nhập hoặc sau đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>Enter it where the old one is kept: in ~/.pgpass, or in the connection in QGIS.</source>
      <translation>Nhập mật khẩu mới vào nơi đang giữ mật khẩu cũ: ~/.pgpass hoặc kết nối trong QGIS.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>Enter the code of the commune that the plot lies in.</source>
      <translation>Nhập mã của xã mà thửa nằm trong đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>Enter the code {detail2}.</source>
      <translation>Nhập mã {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b02_wrong_commune.py" />
      <source>Enter the commune code {detail3}, or correct where the plot is drawn.</source>
      <translation>Nhập mã xã {detail3}, hoặc sửa lại vị trí vẽ thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a03_repeated_plot_number.py" />
      <source>Enter the former commune and the map scale of the plots, and renumber one of the two sheets.</source>
      <translation>Nhập xã cũ và tỷ lệ bản đồ của các thửa, rồi đánh số lại một trong hai tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>Enter the holder from the certificate.</source>
      <translation>Nhập chủ theo giấy chứng nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i01_identifier_form.py" />
      <source>Enter the identifier as it was issued; if none was, clear the field and have one issued.</source>
      <translation>Nhập đúng mã đã cấp; nếu chưa cấp thì xóa trống và đề nghị cấp mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Enter the map scale of the sheet's plots.</source>
      <translation>Nhập tỷ lệ bản đồ cho các thửa của tờ này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>Enter the master password of QGIS, or choose a login in the connection.</source>
      <translation>Hãy nhập mật khẩu chính của QGIS, hoặc chọn tài khoản trong kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p06_incomplete_group.py" />
      <source>Enter the missing holder from the certificate, or correct legal form or role.</source>
      <translation>Nhập người còn thiếu theo giấy chứng nhận, hoặc sửa pháp nhân hay vai trò.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a02_plot_number.py" />
      <source>Enter the number that the map sheet or the certificate shows.</source>
      <translation>Hãy nhập số ghi trên tờ bản đồ hoặc giấy chứng nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>Enter the record of the plot, or take the sheet back from the complete ones.</source>
      <translation>Nhập hồ sơ của thửa, hoặc bỏ tờ khỏi danh sách đã hoàn thành.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Error</source>
      <translation>Lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Errors of the sheet</source>
      <translation>Số lỗi của tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Example</source>
      <translation>Ví dụ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Excel made a date of what was typed; it was kept as that date.</source>
      <translation>Excel đã đổi nội dung gõ vào thành ngày tháng; đã giữ nguyên ngày tháng đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Excel made a date of what was typed; the cell was taken as empty. Format it as text and type it again.</source>
      <translation>Excel đã đổi nội dung gõ vào thành ngày tháng; ô được coi là trống. Hãy định dạng ô là văn bản và gõ lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Excel took the leading zeros away; they were put back.</source>
      <translation>Excel đã làm mất các số 0 ở đầu; đã khôi phục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Excel workbooks can be neither read nor written without it</source>
      <translation>thiếu gói này thì không đọc và ghi được tệp Excel</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Exception</source>
      <translation>Ngoại lệ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>Export the plots with --crs {crs}, check them again and draw those findings.</source>
      <translation>Hãy xuất thửa đất với --crs {crs}, kiểm tra lại rồi vẽ các lỗi đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>Fetch it again; if it comes back, tell whoever runs the store.</source>
      <translation>Hãy tải lại; nếu vẫn lỗi, hãy báo người quản trị kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/values.py" />
      <source>Field {field} is not in UTF-8; its texts were read as Latin-1. Look at them.</source>
      <translation>Trường {field} không theo UTF-8; chữ được đọc theo Latin-1. Hãy xem lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_fields.py" />
      <source>Field {field} of {path} may be {column}, by its content ({sure} % sure). If it is: {say}</source>
      <translation>Trường {field} của {path} có thể là {column} theo nội dung (chắc chắn {sure} %). Nếu đúng: {say}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_encodings.py" />
      <source>Field {field} of {path} was in the encoding {encoding} and was converted to Unicode: {before} is {after}. Read so, {score} % of its words are Vietnamese.</source>
      <translation>Trường {field} của {path} viết bằng bảng mã {encoding} và đã được chuyển sang Unicode: {before} là {after}. Đọc như vậy thì {score} % số từ là tiếng Việt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/said_encodings.py" />
      <source>Field {field} of {path} was read in the encoding {encoding}, as you said: {before} is {after}.</source>
      <translation>Trường {field} của {path} được đọc theo bảng mã {encoding} như đã chỉ định: {before} thành {after}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_fields.py" />
      <source>Field {field} of {path} was taken as {column}, by its content ({sure} % sure). If it is not: {say}</source>
      <translation>Trường {field} của {path} được hiểu là {column} theo nội dung (chắc chắn {sure} %). Nếu không phải: {say}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/said_encodings.py" />
      <source>Field {field} of {path}, read in the encoding {encoding} as you said, is hardly Vietnamese ({score} % of its words): {before} is {after}. Leave the encoding out, and it is found out; or name another one.</source>
      <translation>Trường {field} của {path}, đọc theo bảng mã {encoding} như đã chỉ định, hầu như không phải tiếng Việt ({score} % số từ): {before} thành {after}. Hãy bỏ phần chỉ định bảng mã để phần mềm tự nhận ra, hoặc chỉ định bảng mã khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>File of the scan</source>
      <translation>Tệp quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>Fill the cell, or remove the row.</source>
      <translation>Hãy điền ô này, hoặc xóa dòng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Find out from the sheet's source what its coordinates mean, and load it again in {detail3}.</source>
      <translation>Tìm hiểu từ tệp gốc của tờ bản đồ ý nghĩa của tọa độ, rồi nạp lại ở hệ {detail3}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Find out from where the file came which one it is, and say it with --crs.</source>
      <translation>Hỏi nơi cung cấp tệp xem đó là hệ nào, rồi ghi bằng --crs.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t02_gap.py" />
      <source>Find out where the boundary runs, and give the ground to the plot that owns it.</source>
      <translation>Hãy xác định ranh giới đúng, rồi đưa phần đất vào thửa của nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t01_overlap.py" />
      <source>Find out where the boundary runs, and move it in the plot that is wrong.</source>
      <translation>Hãy xác định ranh giới đúng, rồi sửa ranh ở thửa bị sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t06_near_miss_boundary.py" />
      <source>Find out which line is right, and give it to both plots.</source>
      <translation>Hãy xác định đường nào đúng và dùng đường đó cho cả hai thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Find out which of them is right, by the ground or by a third sheet; then move the other one so that they meet.</source>
      <translation>Hãy xác định tờ nào đúng, theo thực địa hoặc theo một tờ thứ ba; rồi dời tờ kia cho khớp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m03_plot_on_two_sheets.py" />
      <source>Find out which sheet the plot belongs to, and retire the other record.</source>
      <translation>Hãy xác định thửa thuộc tờ bản đồ nào, rồi ngừng hiệu lực bản ghi kia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>Find out who changed it; do not upgrade before.</source>
      <translation>Hãy tìm xem ai đã thay đổi; chưa nâng cấp khi chưa rõ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>Find out why (store verify), or restore a backup; nothing was taken over.</source>
      <translation>Hãy tìm nguyên nhân (store verify), hoặc khôi phục bản sao lưu; chưa có gì được chuyển.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c06_plot_of_certificate.py" />
      <source>Find the plot by its former numbers or on the scan, and hang the certificate on it.</source>
      <translation>Tìm thửa theo số cũ hoặc trên bản quét rồi gắn giấy chứng nhận vào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>Find the plot by its former numbers, and hang the record on it.</source>
      <translation>Tìm thửa theo số cũ rồi gắn hồ sơ vào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m06_plot_count_differs.py" />
      <source>Find the plots that are missing or too many, or have the list corrected.</source>
      <translation>Tìm thửa thiếu hoặc thừa, hoặc đề nghị sửa danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Find the sheet's plots, or have the list corrected.</source>
      <translation>Tìm các thửa của tờ này, hoặc đề nghị sửa danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>Findings are drawn as .dgn or .dxf; {path} is called otherwise.</source>
      <translation>Lỗi được vẽ ra tệp .dgn hoặc .dxf; {path} có đuôi khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/findings_file.py" />
      <source>Findings are written as a GeoPackage; {path} is not called so.</source>
      <translation>Kết quả kiểm tra được ghi vào tệp GeoPackage; {path} không có đuôi tên như vậy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>Findings of rule {code} cannot be corrected in a batch.</source>
      <translation>Lỗi của quy tắc {code} không thể sửa hàng loạt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Folder of the work copy</source>
      <translation>Thư mục của bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Fonts</source>
      <translation>Phông chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Fonts with Vietnamese letters: {count}, among them {name}</source>
      <translation>Phông có chữ tiếng Việt: {count}, trong đó có {name}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a06_land_use_for_unit.py" />
      <source>For a new record enter ODT; a certificate keeps its wording.</source>
      <translation>Hồ sơ mới thì nhập ODT; giấy chứng nhận đã cấp giữ nguyên cách ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a06_land_use_for_unit.py" />
      <source>For a new record enter ONT; a certificate keeps its wording.</source>
      <translation>Hồ sơ mới thì nhập ONT; giấy chứng nhận đã cấp giữ nguyên cách ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Form of a land use not entered yet</source>
      <translation>Chưa nhập hình thức sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i01_identifier_form.py" />
      <source>Form of the plot identifier</source>
      <translation>Dạng mã định danh thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Form of the use</source>
      <translation>Hình thức sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Former commune</source>
      <translation>Xã, phường cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Former map scale (1:…)</source>
      <translation>Tỷ lệ bản đồ cũ (1:…)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Former plot number</source>
      <translation>Số thửa cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Former sheet number</source>
      <translation>Số tờ bản đồ cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>Free some space and try again.</source>
      <translation>Hãy giải phóng dung lượng rồi thử lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Free some space: a work copy needs about 1 GB for each 300,000 plots.</source>
      <translation>Hãy giải phóng ổ đĩa: bản làm việc cần khoảng 1 GB cho mỗi 300.000 thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>From</source>
      <translation>Từ ngày</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/proposals.py" />
      <source>G03: repeated corner removed from plot {plot}</source>
      <translation>G03: bỏ đỉnh trùng của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t02_gap.py" />
      <source>Gap</source>
      <translation>Khoảng hở</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Gender</source>
      <translation>Giới tính</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>GeoJSON is written in longitude and latitude (WGS 84, by EPSG:6960); it needs reprojecting to be loaded.</source>
      <translation>GeoJSON được ghi theo kinh độ, vĩ độ (WGS 84, theo EPSG:6960); muốn nạp lại phải chuyển hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Give a number from 0 to {most}.</source>
      <translation>Hãy nhập một số từ 0 đến {most}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Give each a name of its own.</source>
      <translation>Hãy đặt cho mỗi tệp một tên riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>Give it a row of headings, for instance: {names}.</source>
      <translation>Hãy thêm một dòng tiêu đề cột, ví dụ: {names}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/samples/plan.py" />
      <source>Give one of the codes in hungyen_units.csv, such as {example}.</source>
      <translation>Hãy dùng một mã có trong hungyen_units.csv, ví dụ {example}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Give plot {plot} a free number, or correct the other plot first.</source>
      <translation>Hãy đặt cho thửa {plot} một số còn trống, hoặc sửa thửa kia trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>Give the store a name that ends in .gpkg.</source>
      <translation>Hãy đặt tên kho có đuôi .gpkg.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Given to</source>
      <translation>Giao cho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>Group</source>
      <translation>Nhóm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Group of the campaign</source>
      <translation>Nhóm của chiến dịch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Hamlet</source>
      <translation>Thôn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>Hand it over in person or by telephone, never along with a package. The key before is out of force.</source>
      <translation>Hãy trao tận tay hoặc đọc qua điện thoại, không gửi kèm gói dữ liệu. Khóa trước đó hết hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>Handed on by {who}: {note}</source>
      <translation>{who} chuyển lên: {note}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Hash of the scan</source>
      <translation>Mã băm tệp quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>History under the code '{commune}', which no plot has now, is kept and closed.</source>
      <translation>Lịch sử dưới mã '{commune}', nay không còn thửa nào mang mã này, được giữ lại và đóng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Holder</source>
      <translation>Chủ sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Holder known by an old identity card only</source>
      <translation>Chủ chỉ có chứng minh nhân dân cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p06_incomplete_group.py" />
      <source>Holder missing</source>
      <translation>Thiếu chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Holder not yet sent to the population database</source>
      <translation>Chủ chưa gửi xác thực dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Holder of the right</source>
      <translation>Chủ của quyền</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Holder sent to the population database, no answer yet</source>
      <translation>Chủ đã gửi xác thực, chưa có kết quả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Holder without a citizen number of 12 digits</source>
      <translation>Chủ không có số định danh 12 chữ số</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>Holder {number} has no name.</source>
      <translation>Chủ sử dụng thứ {number} không có tên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Holders</source>
      <translation>Người sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>Holders of plot {plots} share name and certificate but have different numbers: {detail}.</source>
      <translation>Chủ thửa {plots} trùng tên trên cùng giấy chứng nhận nhưng khác số định danh: {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>Holders of plots {plots} share name and address but have different numbers: {detail}.</source>
      <translation>Chủ các thửa {plots} trùng tên và địa chỉ nhưng khác số định danh: {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>Holders of plots {plots} share name and birth date but have different numbers: {detail}.</source>
      <translation>Chủ các thửa {plots} trùng tên và ngày sinh nhưng khác số định danh: {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/sealing_groups.py" />
      <source>If it was split or merged, a part is missing: draw it, or undo the edit; or say that it is given up (--give-up).</source>
      <translation>Nếu đã tách hoặc hợp thửa thì còn thiếu một phần: hãy vẽ phần đó hoặc hoàn tác; hoặc xác nhận bỏ phần đất đó (--give-up).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>If nobody knows it: Settings &gt; Options &gt; Authentication, Utilities, Erase Authentication Database; choose a new one and enter user and password in the connection again. Work copies hold no password: nothing of them is lost.</source>
      <translation>Nếu không ai nhớ mật khẩu chính: vào Thiết lập &gt; Tùy chọn &gt; Xác thực, nút tiện ích, Xóa cơ sở dữ liệu xác thực; đặt mật khẩu chính mới rồi nhập lại tên và mật khẩu trong kết nối. Bản làm việc không chứa mật khẩu nên không mất gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>If something odd happens, say so, or use one that was tried: {tried}.</source>
      <translation>Nếu có gì lạ, hãy báo lại, hoặc dùng phiên bản đã thử: {tried}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>If they are one person, keep one record with the number of the card.</source>
      <translation>Nếu là một người, giữ một hồ sơ với số trên thẻ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>Import the communes first (store communes import), or correct these plots in a work copy and push them.</source>
      <translation>Hãy nhập danh sách xã trước (store communes import), hoặc sửa các thửa này trong bản làm việc rồi đẩy lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>In conflict are: {plots}.</source>
      <translation>Các thửa đang xung đột: {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>In conflict: {conflicts}; not accepted: {refused}.</source>
      <translation>Xung đột: {conflicts}; không được nhận: {refused}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>In no group: roads, canals, waters, retired plots</source>
      <translation>Không thuộc nhóm: đường, kênh mương, sông hồ, thửa hết hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>In the drawing, cut the line off where it meets the other one.</source>
      <translation>Trong bản vẽ, cắt bớt đường tại chỗ gặp đường kia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>In the drawing, delete all but one of the lines.</source>
      <translation>Trong bản vẽ, chỉ giữ lại một đường, xóa các đường trùng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>In the drawing, divide the lines where they meet.</source>
      <translation>Trong bản vẽ, ngắt các đường tại chỗ gặp nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>In the drawing, draw the line on to the one that it should meet, or delete the loose piece.</source>
      <translation>Trong bản vẽ, vẽ tiếp đến đường mà nó phải gặp, hoặc xóa đoạn hở.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>In the drawing, extend the line to the next and give both a corner there.</source>
      <translation>Trong bản vẽ, kéo dài đường đến đường kế tiếp và thêm đỉnh chung tại đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>In the drawing, move the label into the plot that it belongs to.</source>
      <translation>Trong bản vẽ, chuyển nhãn vào trong thửa của nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>In the drawing, put a label into the plot, or join it to its neighbour.</source>
      <translation>Trong bản vẽ, đặt nhãn vào trong thửa, hoặc nhập thửa với thửa bên cạnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b01_crosses_commune.py" />
      <source>In two communes</source>
      <translation>Nằm trên hai xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Information</source>
      <translation>Thông tin</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Install QGIS {least} (long term release) or later.</source>
      <translation>Cài QGIS {least} (bản hỗ trợ dài hạn) hoặc mới hơn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/native.py" />
      <source>Install it with: {command}</source>
      <translation>Cài đặt bằng lệnh: {command}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Install it: {command}</source>
      <translation>Cài đặt: {command}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Install one, such as Noto Sans or Open Sans, and start QGIS again.</source>
      <translation>Cài một phông, chẳng hạn Noto Sans hoặc Open Sans, rồi khởi động lại QGIS.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>Install python3-cryptography (Debian's packages, or the OSGeo4W installer) and start again.</source>
      <translation>Hãy cài python3-cryptography (gói của Debian, hoặc trình cài đặt OSGeo4W) rồi khởi động lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Install python3-psycopg2 beside it; both get along.</source>
      <translation>Hãy cài thêm python3-psycopg2; hai gói dùng chung được với nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Install python3-psycopg2; QGIS for Windows brings it along.</source>
      <translation>Hãy cài python3-psycopg2; QGIS cho Windows đã có sẵn gói này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>Into {into} from {day} on: {codes}. {plots} plots move, {people} people go on there.</source>
      <translation>Sáp nhập vào {into} từ ngày {day}: {codes}. {plots} thửa chuyển sang, {people} người làm tiếp ở đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>Invalid boundary</source>
      <translation>Ranh giới không hợp lệ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It belongs to the signatures at the end.</source>
      <translation>Dòng thuộc phần ký tên ở cuối bảng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/checkout.py" />
      <source>It has the sheets {sheets}.</source>
      <translation>Kho có các tờ {sheets}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It holds headings.</source>
      <translation>Dòng chứa tiêu đề cột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It holds signs that nobody can see, such as direction marks: type it anew in the form.</source>
      <translation>Giá trị có ký tự ẩn không nhìn thấy được, như dấu đổi chiều chữ: hãy gõ lại trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is 1 for an object that forms no plot, and 0 for a plot; nothing else: correct it.</source>
      <translation>Giá trị là 1 với đối tượng không tạo thành thửa, 0 với thửa đất; không có giá trị khác. Hãy sửa lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>It is a collection without polygons.</source>
      <translation>Đây là tập hợp hình không có vùng nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>It is a line among polygons.</source>
      <translation>Đây là đường nằm giữa các vùng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>It is a point among polygons.</source>
      <translation>Đây là điểm nằm giữa các vùng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It is a total.</source>
      <translation>Dòng tổng cộng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is an empty text: type something in the form, or clear the field.</source>
      <translation>Giá trị là chuỗi rỗng: hãy nhập nội dung trong biểu mẫu, hoặc xóa trắng trường.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It is blank.</source>
      <translation>Dòng trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>It is in the work copy already.</source>
      <translation>Thửa này đã có trong bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is less than zero: type a number that is not, in the form.</source>
      <translation>Giá trị nhỏ hơn 0: hãy nhập số không âm trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is longer than {most} signs: shorten it in the form.</source>
      <translation>Giá trị dài quá {most} ký tự: hãy rút ngắn trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is no hash of a file, which has 64 digits from 0 to 9 and a to f: add the scanned paper anew.</source>
      <translation>Đây không phải mã băm của tệp (gồm 64 ký tự từ 0 đến 9 và a đến f): hãy nhập lại hồ sơ quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is no number: type it with digits in the form.</source>
      <translation>Giá trị không phải là số: hãy nhập bằng chữ số trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is no whole number: type one in the form.</source>
      <translation>Giá trị không phải là số nguyên: hãy nhập số nguyên trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>It is not clear which format {path} is to be written in.</source>
      <translation>Không rõ {path} cần ghi theo định dạng nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>It is not clear which layer of {path} holds the boundaries drawn from papers.</source>
      <translation>Không rõ lớp nào của {path} chứa ranh theo giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>It is not clear which layer of {path} holds the boundary lines.</source>
      <translation>Không rõ lớp nào của {path} chứa đường ranh thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>It is not clear which layer of {path} holds the plot labels.</source>
      <translation>Không rõ lớp nào của {path} chứa nhãn thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It is the heading of a group of rows.</source>
      <translation>Dòng tiêu đề của một nhóm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>It is too large a number to be true: correct it in the form.</source>
      <translation>Số quá lớn, không thể đúng: hãy sửa trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/incoming.py" />
      <source>It may be a restored backup: do not go on, and ask whoever runs the store.</source>
      <translation>Có thể kho vừa được khôi phục từ bản sao lưu: hãy dừng lại và hỏi người quản trị kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It repeats the headings.</source>
      <translation>Dòng lặp lại tiêu đề cột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It says nothing about a certificate, a plot or a person.</source>
      <translation>Dòng không có thông tin về giấy chứng nhận, thửa đất hoặc người sử dụng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It says the same as an earlier row.</source>
      <translation>Dòng trùng hoàn toàn với một dòng trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>It stands above the headings.</source>
      <translation>Dòng nằm phía trên tiêu đề cột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>It takes plots from {west} to {east} m east and from {south} to {north} m north, and none elsewhere.</source>
      <translation>Kho nhận thửa có tọa độ đông từ {west} đến {east} m và bắc từ {south} đến {north} m, ngoài phạm vi đó thì không nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>It was deleted here, and changed in the export.</source>
      <translation>Ở đây đã xóa, còn bản xuất thì đã sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>It was not said which conflicts to settle.</source>
      <translation>Chưa nói cần giải quyết xung đột nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve_export.py" />
      <source>It was not said which differences to settle.</source>
      <translation>Chưa nói giải quyết những chỗ khác nhau nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/store_admin.py" />
      <source>It was not said which file {action} is about.</source>
      <translation>Chưa nêu tệp cho {action}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/handover.py" />
      <source>It was not said who gives the work copy to whom.</source>
      <translation>Chưa nêu ai bàn giao bản làm việc cho ai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/people.py" />
      <source>It was not said who.</source>
      <translation>Chưa nêu là ai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/people_access.py" />
      <source>It was not said why people's data are wanted.</source>
      <translation>Chưa nêu lý do cần dữ liệu cá nhân.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Its author and the reviewers of the commune may.</source>
      <translation>Người tạo thay đổi và người duyệt của xã có quyền này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>Its fields are: {fields}.</source>
      <translation>Các trường của lớp là: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Its layers are: {layers}.</source>
      <translation>Các lớp của tệp là: {layers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>Its letters and their accents are written as separate signs: type it anew in the form.</source>
      <translation>Chữ cái và dấu bị tách thành các ký tự rời (không phải Unicode dựng sẵn): hãy gõ lại trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>Its shape cannot be decoded.</source>
      <translation>Không giải mã được hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>Its sheets are: {sheets}.</source>
      <translation>Các tờ có ở đây: {sheets}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g06_sliver_plot.py" />
      <source>Join it to the neighbour it belongs to, or correct its land use.</source>
      <translation>Nhập vào thửa liền kề mà nó thuộc về, hoặc sửa loại đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a08_more_than_three_uses.py" />
      <source>Join uses of the same code; if they are right, hand the plot in with a note.</source>
      <translation>Gộp các mục đích cùng mã; nếu đúng, giao nộp kèm ghi chú.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i02_repeated_identifier.py" />
      <source>Keep it on the plot that it was issued to, and clear it on the other.</source>
      <translation>Giữ mã ở thửa đã được cấp, xóa mã ở thửa kia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a03_repeated_plot_number.py" />
      <source>Keep it on the plot that the certificate names; give the other the next free number.</source>
      <translation>Giữ số này cho thửa ghi trên giấy chứng nhận; đặt số trống tiếp theo cho thửa kia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t03_duplicate_geometry.py" />
      <source>Keep one of them, move its records there, and retire the others.</source>
      <translation>Giữ lại một thửa, chuyển hồ sơ về thửa đó và cho các thửa còn lại ngừng hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c02_repeated_serial.py" />
      <source>Keep one record, and hang rights and scans of the others on it.</source>
      <translation>Giữ một hồ sơ, chuyển quyền và tệp quét của các hồ sơ kia sang.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/drawn_table.py" />
      <source>Kept of the drawings: {lines} boundary lines, {labels} labels, {papers} boundaries from papers. A check of the work copy compares the plots with them.</source>
      <translation>Đã giữ lại từ bản vẽ: {lines} đường ranh giới, {labels} nhãn thửa, {papers} đường ranh giới theo giấy tờ. Khi kiểm tra bản làm việc, các thửa đất được đối chiếu với chúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Kind of certificate</source>
      <translation>Loại giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Kind of holder</source>
      <translation>Loại chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Kind of reason</source>
      <translation>Loại lý do</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>Known are {known}.</source>
      <translation>Các giá trị hợp lệ: {known}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>Known are {known}. Correct the file and start again.</source>
      <translation>Các giá trị hợp lệ: {known}. Hãy sửa tệp rồi chạy lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Label and plot differ</source>
      <translation>Nhãn và thửa không khớp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Land Campaign {version}: what the work depends on</source>
      <translation>Land Campaign {version}: những gì công việc phụ thuộc vào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Land use</source>
      <translation>Mục đích sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>Land use code</source>
      <translation>Mã loại đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>Last push: {when}.</source>
      <translation>Lần đẩy gần nhất: {when}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Layer {layer} of {path} does not say its coordinate reference system, and with none of those known here would its plots lie in {province}.</source>
      <translation>Lớp {layer} của {path} không ghi hệ tọa độ, và với mọi hệ đã biết các thửa đều không nằm trong {province}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Layer {layer} of {path} does not say its coordinate reference system.</source>
      <translation>Lớp {layer} của {path} không cho biết hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Layer {layer} of {path} does not say its coordinate reference system. So many of its plots would lie in {province} with: {systems}.</source>
      <translation>Lớp {layer} của {path} không ghi hệ tọa độ. Tỷ lệ thửa nằm trong {province} nếu là: {systems}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Layer {layer} of {path} does not say its coordinate reference system; by where its plots lie it is {crs}.</source>
      <translation>Lớp {layer} của {path} không ghi hệ tọa độ; xét theo vị trí các thửa thì đó là {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Layer {layer} of {path} has east and north swapped: so its plots would lie in {province} with {crs}.</source>
      <translation>Lớp {layer} của {path} bị đảo trục đông và trục bắc: nếu đổi lại thì các thửa nằm trong {province} với hệ {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Layer {layer} of {path} has no coordinate reference system.</source>
      <translation>Lớp {layer} của {path} không có hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_tables.py" />
      <source>Layer {layer} of {path} has no field for: {column}.</source>
      <translation>Lớp {layer} của {path} không có trường cho: {column}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Layer {layer} of {path} holds no polygons ({kind}).</source>
      <translation>Lớp {layer} của {path} không có đối tượng vùng ({kind}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Layer {layer} of {path} holds shapes of another kind.</source>
      <translation>Lớp {layer} của {path} chứa đối tượng hình học loại khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/stream.py" />
      <source>Layer {layer} of {path} is empty.</source>
      <translation>Lớp {layer} của {path} không có dòng nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Layer {layer} of {path} is in {found}, not in {declared}.</source>
      <translation>Lớp {layer} của {path} ở hệ {found}, không phải {declared}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Layer {layer} of {path} is in {found}, which is not in metres.</source>
      <translation>Lớp {layer} của {path} ở hệ {found}, không tính bằng mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>Layer {layer} of {path} is said to be in {crs}, but its coordinates are degrees: every shape would be lost.</source>
      <translation>Lớp {layer} của {path} ghi hệ tọa độ là {crs}, nhưng tọa độ lại là độ: mọi hình thửa sẽ bị mất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/load_folder.py" />
      <source>Leave --append, --update, --replace and --dry-run out: a sheet that has changed is updated.</source>
      <translation>Hãy bỏ --append, --update, --replace và --dry-run: tờ nào thay đổi sẽ được cập nhật.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Leave --crs out: it declares a missing system and never overrides one.</source>
      <translation>Hãy bỏ --crs: tùy chọn này chỉ khai báo hệ còn thiếu, không thay hệ đã có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve_export.py" />
      <source>Leave --keep out to see what does.</source>
      <translation>Hãy bỏ --keep để xem danh sách đang chờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Leave QGIS before you unplug it; better, keep the work copy on the computer's own disk.</source>
      <translation>Thoát QGIS trước khi rút ổ; tốt hơn, hãy để bản làm việc trên ổ đĩa của chính máy tính.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>Leave QGIS, give the file another name, and start QGIS: it makes a new one. Enter user and password in the connection again. Work copies hold no password: nothing of them is lost.</source>
      <translation>Thoát QGIS, đổi tên tệp đó rồi mở lại QGIS: QGIS tạo tệp mới. Nhập lại tên và mật khẩu trong kết nối. Bản làm việc không chứa mật khẩu nên không mất gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>Leave the one that counts in the folder, and load it again.</source>
      <translation>Chỉ để lại tệp được dùng trong thư mục rồi nạp lại thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/checkout.py" />
      <source>Leave the sheets out, or go to the store itself.</source>
      <translation>Hãy bỏ phần số tờ, hoặc kết nối thẳng tới kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a10_legal_area_differs.py" />
      <source>Legal area</source>
      <translation>Diện tích pháp lý</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Legal area (m²)</source>
      <translation>Diện tích pháp lý (m²)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Legal form</source>
      <translation>Pháp nhân</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p07_legal_form.py" />
      <source>Legal form and role</source>
      <translation>Pháp nhân và vai trò</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_stores.py" />
      <source>Let both sides use the same version.</source>
      <translation>Hai phía hãy dùng cùng một phiên bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>Let nobody but yourself read it (chmod 600), or ask for a new key.</source>
      <translation>Hãy chỉ cho riêng mình quyền đọc tệp này (chmod 600), hoặc xin cấp khóa mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_door.py" />
      <source>Let the person in first (store users), or check the login.</source>
      <translation>Hãy thêm người này vào kho trước (store users), hoặc kiểm tra lại tên đăng nhập.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>Let the text be tidied: no letter of it changes.</source>
      <translation>Cho làm gọn chữ: không chữ cái nào thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_door.py" />
      <source>Let whoever sent it ask for a new key and make the package anew.</source>
      <translation>Người gửi cần xin cấp khóa mới rồi tạo lại gói.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>Levels of the address</source>
      <translation>Các cấp trong địa chỉ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>List of communes: {listed} rows, {known} communes in the province, {both} of them on the list.</source>
      <translation>Danh mục xã: {listed} dòng, tỉnh có {known} xã, phường, trong đó {both} có trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>List the differences again: it was decided, or a later export settled it.</source>
      <translation>Hãy xem lại danh sách: chỗ này đã được quyết định, hoặc bản xuất sau đã giải quyết.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_people.py" />
      <source>List the people with: store users list.</source>
      <translation>Xem danh sách người dùng bằng lệnh: store users list.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>List {list}: {plots} plots, {rows} rows.</source>
      <translation>Danh sách {list}: {plots} thửa, {rows} dòng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>List {list}; {plots} plots, {rows} rows. Put an x in one column of each row.</source>
      <translation>Danh sách {list}; {plots} thửa, {rows} dòng. Đánh dấu x vào một cột của mỗi dòng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load_folder.py" />
      <source>Load it by itself.</source>
      <translation>Hãy nạp riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>Load it into a work copy first.</source>
      <translation>Hãy nạp tệp vào một bản làm việc trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>Load it into a work copy of its own, or load the folder with --reproject to have it transformed.</source>
      <translation>Hãy nạp vào một bản làm việc riêng, hoặc nạp thư mục với --reproject để chuyển hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/export.py" />
      <source>Load plots first, or choose more of them.</source>
      <translation>Hãy nạp thửa đất trước, hoặc chọn rộng hơn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Load the sheet again and say that its source is in {detail14}: then {detail13} % of its seams meet.</source>
      <translation>Hãy nạp lại tờ này và khai hệ tọa độ của nguồn là {detail14}: khi đó {detail13} % đường tiếp biên khớp nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/push.py" />
      <source>Load the sources in the store's coordinate reference system, or choose another store.</source>
      <translation>Hãy nạp nguồn theo hệ tọa độ của kho, hoặc chọn kho khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>Load them into a work copy of their own, or add --reproject to have them transformed.</source>
      <translation>Hãy nạp vào một bản làm việc riêng, hoặc thêm --reproject để chuyển hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>Load without appending, which makes a new one.</source>
      <translation>Hãy nạp không kèm nạp thêm, để tạo bản mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Logins in QGIS</source>
      <translation>Thông tin đăng nhập trong QGIS</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a11_use_term.py" />
      <source>Look at the certificate: enter the extension, or the term that holds.</source>
      <translation>Xem giấy chứng nhận: nhập việc gia hạn, hoặc thời hạn đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Look at the list of conflicts again.</source>
      <translation>Hãy xem lại danh sách xung đột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>Look at the names of commune and hamlet, or leave them out.</source>
      <translation>Hãy xem lại tên xã và thôn, hoặc bỏ chúng đi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Look at the parts, and keep your edit only where it still holds for what is left of the plot.</source>
      <translation>Xem các thửa mới; chỉ giữ chỉnh sửa của bạn khi nó còn đúng với phần còn lại của thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Look at the plot on the map, and draw its boundary anew if it looks strange.</source>
      <translation>Hãy xem thửa trên bản đồ và vẽ lại ranh giới nếu hình có vẻ lạ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>Look at the scan, and hang it on the certificate or plot that it shows.</source>
      <translation>Xem bản quét rồi gắn với giấy hoặc thửa trong bản quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>Look at the scan: keep it where it belongs, and scan the other paper.</source>
      <translation>Xem bản quét: giữ ở đúng chỗ, và quét giấy còn lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d01_scan_name.py" />
      <source>Look at the scan: rename the file, or hang it on the certificate that it shows.</source>
      <translation>Xem bản quét: đổi tên tệp, hoặc gắn với giấy trong bản quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e01_legacy_text.py" />
      <source>Look at the texts before and after, then convert all of them at once; type anew what stays.</source>
      <translation>Xem chữ trước và sau khi chuyển, rồi chuyển tất cả một lần; dòng nào còn lại thì nhập lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Look at what the store has now; keep yours only where you are sure.</source>
      <translation>Hãy xem bản hiện có trong kho; chỉ giữ bản của bạn khi đã chắc chắn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded_backup.py" />
      <source>Look for an older backup, and keep this file for whoever finds out why.</source>
      <translation>Hãy tìm bản sao lưu cũ hơn, và giữ tệp này cho người tìm nguyên nhân.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/drawing_writer.py" />
      <source>Look for plots far off the others: they break rule G09.</source>
      <translation>Hãy tìm các thửa nằm lạc quá xa: chúng vi phạm quy tắc G09.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t09_legal_boundary_differs.py" />
      <source>Look for the paper's plot, and in which reference system it was drawn.</source>
      <translation>Tìm thửa của giấy tờ này, và xem nó được vẽ ở hệ tọa độ nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a04_number_gap.py" />
      <source>Look on the paper map and in the register of changes whether plots are missing or were retired.</source>
      <translation>Xem bản đồ giấy và sổ theo dõi biến động: thửa bị thiếu hay đã hết hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>Look the organisation up in the tax register and correct the code.</source>
      <translation>Tra cứu tổ chức trong dữ liệu thuế rồi sửa mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>Look where the plot lies, and correct the code or the address.</source>
      <translation>Xem thửa nằm ở đâu rồi sửa mã xã hoặc địa chỉ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i03_identifier_outside_plot.py" />
      <source>Look whether it was issued to a neighbour, or whether the plot was drawn elsewhere.</source>
      <translation>Xem mã có phải đã cấp cho thửa liền kề, hoặc thửa có bị vẽ sai chỗ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>Look whether the disk has room left, or choose another folder.</source>
      <translation>Hãy xem ổ đĩa còn chỗ không, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>Loose or repeated line</source>
      <translation>Đường ranh hở hoặc trùng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>Lost record</source>
      <translation>Hồ sơ lạc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Made of the land of {count} plots: {plots}</source>
      <translation>Được tạo từ đất của {count} thửa: {plots}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>Make a new package: its answers begin where the work copy is.</source>
      <translation>Hãy tạo gói mới: trả lời của gói đó bắt đầu đúng từ chỗ của bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g07_multipart_plot.py" />
      <source>Make each part a plot with a number of its own, or remove what is left over.</source>
      <translation>Tách mỗi phần thành một thửa có số riêng, hoặc bỏ phần còn sót.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>Make it first, or choose another folder.</source>
      <translation>Hãy tạo thư mục đó trước, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Make it first, or choose another one.</source>
      <translation>Hãy tạo thư mục đó trước, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Make it, or choose another.</source>
      <translation>Hãy tạo thư mục hoặc chọn thư mục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Make one with: store init, or choose another database.</source>
      <translation>Hãy tạo kho bằng lệnh: store init, hoặc chọn cơ sở dữ liệu khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>Make the package with this plugin, and in parts if it says so.</source>
      <translation>Hãy tạo gói bằng phần mềm này, và chia thành nhiều gói nếu được yêu cầu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r02_mandatory_field.py" />
      <source>Mandatory field empty</source>
      <translation>Trường bắt buộc bị trống</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>Map each column once.</source>
      <translation>Mỗi cột chỉ gán một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>Map each field to one column.</source>
      <translation>Hãy gán mỗi trường cho một cột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Map scale (1:…)</source>
      <translation>Tỷ lệ bản đồ (1:…)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Mark of the finding</source>
      <translation>Dấu nhận biết lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>May be several plots (commune/sheet/plot): {plots}</source>
      <translation>Có thể là nhiều thửa (xã/tờ/thửa): {plots}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Memory: this system does not say how much there is</source>
      <translation>Bộ nhớ: hệ thống không cho biết có bao nhiêu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Memory: {total} GB, {free} GB of it free</source>
      <translation>Bộ nhớ: {total} GB, còn trống {free} GB</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>Migration {name} of the store {store} is not the one of this version.</source>
      <translation>Bước nâng cấp {name} của kho {store} không phải của phiên bản này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>Mine is deleted.</source>
      <translation>Bên tôi đã xóa thửa này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t05_missing_vertex.py" />
      <source>Missing corner</source>
      <translation>Thiếu đỉnh thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>Missing in {count} rows: {paper}.</source>
      <translation>Còn thiếu ở {count} dòng: {paper}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a04_number_gap.py" />
      <source>Missing plot numbers</source>
      <translation>Thiếu số thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a08_more_than_three_uses.py" />
      <source>More than three uses</source>
      <translation>Hơn ba mục đích sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/local_disk.py" />
      <source>Move it to a disk of this computer, such as {example}, and edit it there; here it can only be looked at.</source>
      <translation>Hãy chuyển sang ổ đĩa của máy này, ví dụ {example}, rồi chỉnh sửa ở đó; ở đây chỉ có thể xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>Move the drawing to its place in VN-2000 first, and save it in metres.</source>
      <translation>Trước hết hãy chuyển bản vẽ về đúng vị trí trong VN-2000 và lưu theo đơn vị mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Move the label into its plot, draw the plot that is missing, or delete it.</source>
      <translation>Chuyển nhãn vào đúng thửa, vẽ thửa còn thiếu, hoặc xóa nhãn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Move the whole sheet {detail2} m {detail6} and {detail4} m {detail7}: then {detail13} % of its seams meet.</source>
      <translation>Hãy dời cả tờ {detail2} m về phía {detail6} và {detail4} m về phía {detail7}: khi đó {detail13} % đường tiếp biên khớp nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/store_admin.py" />
      <source>Name a day that is still to come.</source>
      <translation>Hãy nêu một ngày chưa tới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reader.py" />
      <source>Name a file with plots, or a database.</source>
      <translation>Hãy nêu tên tệp chứa thửa đất, hoặc một cơ sở dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>Name a file with plots, too; or add --append, where the work copy holds the plots already.</source>
      <translation>Hãy nêu thêm tệp chứa thửa đất; hoặc thêm --append nếu bản làm việc đã có thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Name a new folder.</source>
      <translation>Hãy chỉ định một thư mục mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_keys.py" />
      <source>Name a past year with --year; its key encrypts what came in then.</source>
      <translation>Hãy nêu một năm đã qua bằng --year; khóa đó mã hóa dữ liệu nhận trong năm ấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>Name a plot with --plot SHEET/NUMBER, or say --all.</source>
      <translation>Hãy chỉ định thửa bằng --plot TỜ/THỬA, hoặc dùng --all.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reproject.py" />
      <source>Name a projected system to transform into, for instance --crs EPSG:9209.</source>
      <translation>Hãy nêu hệ tọa độ phẳng cần chuyển sang, ví dụ --crs EPSG:9209.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>Name a system in metres, for instance --crs EPSG:9209 (VN-2000, 105°30').</source>
      <translation>Chỉ ra hệ tọa độ tính bằng mét, ví dụ --crs EPSG:9209 (VN-2000, 105°30').</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/findings_read.py" />
      <source>Name a work copy that was checked, or a file that check --out wrote.</source>
      <translation>Hãy chỉ một bản làm việc đã kiểm tra, hoặc tệp do lệnh check --out ghi ra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/load_options.py" />
      <source>Name another file; or add --replace to make it anew, --append to add to it, --update to take in a later export, or --by-sheet to go on sheet by sheet.</source>
      <translation>Hãy đặt tên tệp khác; hoặc thêm --replace để tạo lại từ đầu, --append để nạp thêm, --update để cập nhật theo bản xuất mới hơn, hoặc --by-sheet để nạp tiếp từng tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/people.py" />
      <source>Name it as PG:service=NAME.</source>
      <translation>Hãy nêu kho dưới dạng PG:service=TÊN.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Name it as SHEET/NUMBER, COMMUNE/SHEET/NUMBER or by its permanent id.</source>
      <translation>Hãy ghi TỜ/THỬA, XÃ/TỜ/THỬA hoặc mã định danh của thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/seal.py" />
      <source>Name it as the list does, sheet/number.</source>
      <translation>Hãy ghi như trong danh sách: số tờ/số thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_tables.py" />
      <source>Name it one of: {names}.</source>
      <translation>Đặt tên trường là một trong: {names}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Name it with --records, beside the file that holds the plots.</source>
      <translation>Hãy nêu tệp này sau --records, bên cạnh tệp chứa thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/opening.py" />
      <source>Name its file with --key FILE, or in the variable {variable}.</source>
      <translation>Hãy chỉ ra tệp khóa bằng --key TỆP, hoặc trong biến {variable}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/records.py" />
      <source>Name its layers or files one of: {tables}.</source>
      <translation>Đặt tên lớp hoặc tệp là một trong: {tables}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Name of the holder</source>
      <translation>Tên chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d01_scan_name.py" />
      <source>Name of the scan</source>
      <translation>Tên tệp quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>Name one as COMMUNE/SHEET/NUMBER: {plots}.</source>
      <translation>Hãy ghi rõ một thửa theo dạng XÃ/TỜ/THỬA: {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_encodings.py" />
      <source>Name one of: {choices}.</source>
      <translation>Hãy chọn một trong: {choices}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawing_texts.py" />
      <source>Name one of: {encodings}, or a code page such as cp1258.</source>
      <translation>Hãy ghi một trong các bảng mã: {encodings}, hoặc một trang mã như cp1258.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/said_encodings.py" />
      <source>Name one of: {encodings}, or another code page such as CP1250.</source>
      <translation>Hãy chọn một trong: {encodings}, hoặc bảng mã khác như CP1250.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample_drawings.py" />
      <source>Name one of: {formats}.</source>
      <translation>Hãy chọn một trong: {formats}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>Name one with --crs, for instance EPSG:9209.</source>
      <translation>Hãy chỉ rõ bằng --crs, ví dụ EPSG:9209.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve_export.py" />
      <source>Name one with --difference NUMBER or a plot with --plot SHEET/NUMBER, or say --all.</source>
      <translation>Hãy nêu một chỗ bằng --difference SỐ hoặc một thửa bằng --plot TỜ/THỬA, hoặc ghi --all.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/projection.py" />
      <source>Name one, for instance EPSG:9209.</source>
      <translation>Hãy nêu một hệ tọa độ, ví dụ EPSG:9209.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_sheets.py" />
      <source>Name the columns as in the hand-in form PL3-01, such as {first}, {second}, {third}.</source>
      <translation>Hãy đặt tên cột như trong biểu mẫu PL3-01, ví dụ {first}, {second}, {third}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/pull.py" />
      <source>Name the communes with --commune CODE.</source>
      <translation>Hãy nêu các xã bằng --commune MÃ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/scans.py" />
      <source>Name the folder that holds the scanned papers.</source>
      <translation>Chỉ ra thư mục chứa tệp quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Name the layer (--layer), one of: {layers}.</source>
      <translation>Hãy nêu tên lớp (--layer), một trong: {layers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>Name the store's own file (.gpkg), or a store on a server as PG:service=NAME. If this was the store, restore it from its last backup.</source>
      <translation>Hãy chỉ đúng tệp kho (.gpkg), hoặc kho trên máy chủ dạng PG:service=TÊN. Nếu đây từng là kho, hãy khôi phục từ bản sao lưu gần nhất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/handover.py" />
      <source>Name two logins: --from LOGIN --to LOGIN.</source>
      <translation>Nêu hai tên đăng nhập: --from TÊN --to TÊN.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/handover.py" />
      <source>Name with --from who pushed from it; nothing was changed.</source>
      <translation>Hãy nêu sau --from người đã đẩy lên từ bản này; chưa có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a10_legal_area_differs.py" />
      <source>Neither certificates nor plots have a legal area.</source>
      <translation>Giấy chứng nhận và thửa đều không có diện tích pháp lý.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/people.py" />
      <source>New password:</source>
      <translation>Mật khẩu mới:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>No certificate yet</source>
      <translation>Chưa có giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/store_desk.py" />
      <source>No commune was chosen.</source>
      <translation>Chưa chọn xã nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>No coordinate reference system is known.</source>
      <translation>Không biết hệ tọa độ của dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>No correction stays within the tolerances of the sheet.</source>
      <translation>Không có chỉnh sửa nào nằm trong sai số cho phép của tờ bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>No database server answers on {host}, port {port}.</source>
      <translation>Không có máy chủ cơ sở dữ liệu nào trả lời ở {host}, cổng {port}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve_export.py" />
      <source>No difference about {name} waits for a decision.</source>
      <translation>Không có chỗ khác nhau nào về {name} đang chờ quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>No difference from an export waits for a decision.</source>
      <translation>Không có chỗ nào khác bản xuất đang chờ quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>No document names the file {detail} in the folder of scans.</source>
      <translation>Không hồ sơ nào nêu tệp {detail} trong thư mục quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/seal.py" />
      <source>No edited plot is called {plot}.</source>
      <translation>Không có thửa đã chỉnh sửa nào tên là {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>No error was injected: the share that was asked for is less than one error of each rule in {plots} plots. Ask for {least} plots or more, or for a larger share.</source>
      <translation>Không cài lỗi nào: với {plots} thửa, tỷ lệ đã chọn chưa đủ một lỗi cho mỗi quy tắc. Hãy chọn từ {least} thửa trở lên, hoặc tỷ lệ lớn hơn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load_folder.py" />
      <source>No file in {path} says its coordinate reference system.</source>
      <translation>Không tệp nào trong {path} ghi hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>No finding.</source>
      <translation>Không phát hiện lỗi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>No folder of scanned papers was given.</source>
      <translation>Chưa chỉ ra thư mục tệp quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>No font with Vietnamese letters is installed</source>
      <translation>Chưa cài phông nào có chữ tiếng Việt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>No map scale is known for {count} plots: 1:{scale} is assumed.</source>
      <translation>{count} thửa đất không rõ tỷ lệ bản đồ: tạm lấy 1:{scale}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>No official outlines of the communes were given.</source>
      <translation>Chưa có ranh giới hành chính chính thức của các xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>No open conflict is about plot {plot}.</source>
      <translation>Không có xung đột nào chưa giải quyết về thửa {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>No open finding that a drawing could cure; nothing was drawn.</source>
      <translation>Không còn lỗi nào sửa được trên bản vẽ; không vẽ gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>No plot identifier yet</source>
      <translation>Chưa có mã định danh thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>No plot is in a group {group}.</source>
      <translation>Không có thửa nào thuộc nhóm {group}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>No plot is in conflict.</source>
      <translation>Không có thửa nào xung đột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/named_places.py" />
      <source>No plot of the work copy is in a commune {commune}.</source>
      <translation>Bản làm việc không có thửa nào thuộc xã {commune}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/named_places.py" />
      <source>No plot of the work copy is in a hamlet {hamlet} of commune {commune}.</source>
      <translation>Bản làm việc không có thửa nào thuộc thôn {hamlet} của xã {commune}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/named_places.py" />
      <source>No plot of the work copy is in a hamlet {hamlet}.</source>
      <translation>Bản làm việc không có thửa nào thuộc thôn {hamlet}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>No record of a holder yet</source>
      <translation>Chưa có hồ sơ chủ sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>No reference list of the sheets was given.</source>
      <translation>Chưa có danh mục tờ bản đồ của tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g01_empty.py" />
      <source>No shape</source>
      <translation>Không có hình thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>No sheet of the records has the heading {heading}.</source>
      <translation>Không trang hồ sơ nào có tiêu đề {heading}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_sheets.py" />
      <source>No sheet of {path} has headings that are known; its sheets are: {sheets}.</source>
      <translation>Không trang tính nào của {path} có tiêu đề cột nhận ra được; các trang gồm: {sheets}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>No sheet was loaded from a folder.</source>
      <translation>Chưa nạp tờ nào từ thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>No sheet {sheet} was checked.</source>
      <translation>Không có tờ bản đồ {sheet} nào được kiểm tra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reader.py" />
      <source>No source was named.</source>
      <translation>Chưa nêu nguồn dữ liệu nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/whole_columns.py" />
      <source>None of the commune codes is one of the province of {province}.</source>
      <translation>Không có mã xã nào thuộc tỉnh {province}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>None of the {count} rows of {path} is a plot.</source>
      <translation>Không dòng nào trong {count} dòng của {path} là thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>None of the {plots} plots of {path} got a plot number. Field {field} may hold it: load anew and map it, on the command line with --map plot_number={field}.</source>
      <translation>Không thửa nào trong {plots} thửa của {path} có số thửa. Trường {field} có thể chứa số thửa: hãy gán trường đó và nạp lại, trên dòng lệnh dùng --map plot_number={field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>None of the {plots} plots of {path} got a plot number. Say which field holds it and load anew, on the command line with --map plot_number=FIELD.</source>
      <translation>Không thửa nào trong {plots} thửa của {path} có số thửa. Hãy chỉ ra trường chứa số thửa và nạp lại, trên dòng lệnh dùng --map plot_number=TRƯỜNG.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>None of the {plots} plots of {path} got a plot number: no text on the levels of plot numbers stands in one.</source>
      <translation>Không thửa nào trong {plots} thửa của {path} có số thửa: không chữ nào trên các lớp số thửa nằm trong thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>Not checked yet.</source>
      <translation>Chưa kiểm tra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>Not done yet, in plots; these are tasks and no errors:</source>
      <translation>Việc chưa làm, tính theo thửa; đây là việc cần làm, không phải lỗi:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>Not found on the map (commune/sheet/plot): {plots}</source>
      <translation>Không tìm thấy trên bản đồ (xã/tờ/thửa): {plots}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Note</source>
      <translation>Ghi chú</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>Nothing is done to them; let them go with: store users disable.</source>
      <translation>Những người này giữ nguyên; muốn khóa thì dùng lệnh: store users disable.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Nothing is in the way of the work.</source>
      <translation>Không có gì cản trở công việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/handover.py" />
      <source>Nothing needs to be handed over: {taker} can go on with it, and push.</source>
      <translation>Không cần bàn giao: {taker} có thể làm tiếp và đẩy lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/handover.py" />
      <source>Now push as {taker}.</source>
      <translation>Bây giờ hãy đẩy lên với tên {taker}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Number in the list of uses</source>
      <translation>Số thứ tự mục đích sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m06_plot_count_differs.py" />
      <source>Number of plots</source>
      <translation>Số thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Object that forms no plot</source>
      <translation>Đối tượng không tạo thành thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t04_plot_inside_plot.py" />
      <source>Of plots {plots}, the first lies inside the second ({measured} m²).</source>
      <translation>Trong các thửa {plots}, thửa thứ nhất nằm trong thửa thứ hai ({measured} m²).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Old identity card</source>
      <translation>Chứng minh nhân dân cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m01_seam_mismatch.py" />
      <source>On the seam {seam} the boundaries of plots {plots} lie up to {measured} m apart over {detail} m ({tolerance} m are allowed).</source>
      <translation>Trên đường tiếp biên {seam}, ranh giới các thửa {plots} lệch nhau đến {measured} m trên chiều dài {detail} m (cho phép {tolerance} m).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/people.py" />
      <source>Once more:</source>
      <translation>Nhập lại:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>One number, one person</source>
      <translation>Mỗi số một người</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Only the year is known.</source>
      <translation>Chỉ biết năm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>Only workbooks with records were named, and no plots.</source>
      <translation>Chỉ có bảng tính hồ sơ được nêu, không có thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>Only {written} of {count} plots arrived in {path}. Nothing was changed.</source>
      <translation>Chỉ {written} trên {count} thửa ghi được vào {path}. Không có gì thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/seams.py" />
      <source>Open findings</source>
      <translation>Còn lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/xlsx.py" />
      <source>Open it in Excel or LibreOffice and save it as .xlsx again.</source>
      <translation>Hãy mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/spreadsheet.py" />
      <source>Open it in Excel or LibreOffice, take the password off, and save it as .xlsx.</source>
      <translation>Hãy mở bằng Excel hoặc LibreOffice, bỏ mật khẩu và lưu thành .xlsx.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>Open the connection and enter user and password again.</source>
      <translation>Mở kết nối rồi nhập lại tên và mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>Open the plot again: another program may have removed it.</source>
      <translation>Hãy mở lại thửa: có thể chương trình khác đã xóa hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Origin of a land use not entered yet</source>
      <translation>Chưa nhập nguồn gốc sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Origin of the use</source>
      <translation>Nguồn gốc sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>Outlines of communes</source>
      <translation>Ranh giới các xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Outside the province</source>
      <translation>Ngoài tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t01_overlap.py" />
      <source>Overlap</source>
      <translation>Chồng đè</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>Package of {login}: {applied} changes taken in, {others} not; {known} were known.</source>
      <translation>Gói của {login}: đã nhận {applied} thay đổi, không nhận {others}; {known} thay đổi đã có từ trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>Papers to collect: {commune}, {hamlet}</source>
      <translation>Danh sách thu thập giấy tờ: {commune}, {hamlet}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Passwords are never sent (SCRAM)</source>
      <translation>Mật khẩu không bao giờ được gửi đi (SCRAM)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/people.py" />
      <source>Passwords are shown on a terminal, and this is none.</source>
      <translation>Mật khẩu chỉ hiện trên cửa sổ dòng lệnh, mà đây không phải là cửa sổ đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/people_access.py" />
      <source>People's data were shown for {most} people within an hour, which is the most.</source>
      <translation>Đã hiển thị dữ liệu cá nhân của {most} người trong một giờ, là mức tối đa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Permanent id</source>
      <translation>Mã cố định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Plot</source>
      <translation>Thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Plot identifier</source>
      <translation>Mã định danh thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i04_identifier_changed.py" />
      <source>Plot identifier changed</source>
      <translation>Mã định danh thửa đất bị đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i03_identifier_outside_plot.py" />
      <source>Plot identifier elsewhere</source>
      <translation>Mã định danh nằm ngoài thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Plot identifier that was issued</source>
      <translation>Mã định danh thửa đất đã cấp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t04_plot_inside_plot.py" />
      <source>Plot inside plot</source>
      <translation>Thửa nằm trong thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Plot labels are points: name a layer of points.</source>
      <translation>Nhãn thửa là điểm: hãy nêu một lớp dạng điểm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Plot number</source>
      <translation>Số thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a03_repeated_plot_number.py" />
      <source>Plot number {detail} stands on several plots of the sheet: {plots}.</source>
      <translation>Số thửa {detail} có ở nhiều thửa của tờ bản đồ: {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Plot of the certificate</source>
      <translation>Thửa của giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Plot of the right</source>
      <translation>Thửa của quyền</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Plot of the scan</source>
      <translation>Thửa của tệp quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Plot of the use</source>
      <translation>Thửa của mục đích sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m03_plot_on_two_sheets.py" />
      <source>Plot on two sheets</source>
      <translation>Thửa vẽ trên hai tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m04_plot_outside_sheet.py" />
      <source>Plot outside its sheet</source>
      <translation>Thửa ngoài tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Plot {plots} and its label do not agree.</source>
      <translation>Thửa {plots} và nhãn không khớp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g07_multipart_plot.py" />
      <source>Plot {plots} consists of {detail} separate parts.</source>
      <translation>Thửa {plots} gồm {detail} phần tách rời nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Plot {plots} could not be checked by rule {detail}: its shape is beyond it.</source>
      <translation>Không kiểm tra được thửa {plots} theo quy tắc {detail}: hình thửa vượt quá khả năng xử lý.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>Plot {plots} has a hole inside a hole.</source>
      <translation>Thửa {plots} có lỗ nằm trong lỗ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g08_unfilled_hole.py" />
      <source>Plot {plots} has a hole of {measured} m² that no other plot fills.</source>
      <translation>Thửa {plots} có lỗ trống {measured} m² không có thửa nào lấp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>Plot {plots} has a hole outside its boundary.</source>
      <translation>Thửa {plots} có lỗ nằm ngoài ranh giới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g03_repeated_vertex.py" />
      <source>Plot {plots} has corners only {measured} m apart.</source>
      <translation>Thửa {plots} có hai đỉnh chỉ cách nhau {measured} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i04_identifier_changed.py" />
      <source>Plot {plots} has lost the identifier that was issued to it, {detail2}.</source>
      <translation>Thửa {plots} đã mất mã định danh đã cấp, {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Plot {plots} has no label.</source>
      <translation>Thửa {plots} không có nhãn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r01_lost_record.py" />
      <source>Plot {plots} has no right and no certificate, though its sheet is called complete.</source>
      <translation>Thửa {plots} không có quyền và giấy chứng nhận, dù tờ bản đồ đã báo hoàn thành.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g01_empty.py" />
      <source>Plot {plots} has no shape.</source>
      <translation>Thửa {plots} không có hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a02_plot_number.py" />
      <source>Plot {plots} has no {field}.</source>
      <translation>Thửa {plots} chưa có {field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>Plot {plots} has one part inside another.</source>
      <translation>Thửa {plots} có phần này nằm trong phần kia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Plot {plots} has the label {detail1} and the number {detail2}.</source>
      <translation>Thửa {plots} có nhãn {detail1} nhưng số thửa là {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>Plot {plots} has the same ring twice.</source>
      <translation>Thửa {plots} có vòng ranh giới bị lặp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c07_sides.py" />
      <source>Plot {plots} has {detail1} sides on the certificate and {detail2} on the map.</source>
      <translation>Thửa {plots} có {detail1} cạnh trên giấy chứng nhận và {detail2} cạnh trên bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g05_surplus_vertex.py" />
      <source>Plot {plots} has {detail} corners on straight sides that no neighbour needs ({measured} m off).</source>
      <translation>Thửa {plots} có {detail} đỉnh nằm trên cạnh thẳng mà không thửa liền kề nào cần (lệch {measured} m).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Plot {plots} has {detail} labels.</source>
      <translation>Thửa {plots} có {detail} nhãn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a08_more_than_three_uses.py" />
      <source>Plot {plots} has {measured} uses; the hand-in form takes {tolerance}.</source>
      <translation>Thửa {plots} có {measured} mục đích; biểu giao nộp chỉ có {tolerance}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g06_sliver_plot.py" />
      <source>Plot {plots} is a sliver.</source>
      <translation>Thửa {plots} là thửa vụn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g06_sliver_plot.py" />
      <source>Plot {plots} is a thin strip (4πA/P² is {detail}, not {tolerance} or more).</source>
      <translation>Thửa {plots} là dải quá hẹp (4πA/P² bằng {detail}, cần từ {tolerance} trở lên).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b02_wrong_commune.py" />
      <source>Plot {plots} is recorded in commune {detail2}, but it lies in {detail1}.</source>
      <translation>Thửa {plots} ghi mã xã {detail2} nhưng nằm ở {detail1}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a10_legal_area_differs.py" />
      <source>Plot {plots} is recorded with {detail1} m², its certificate says {detail2} m² ({measured} m² apart).</source>
      <translation>Thửa {plots} ghi {detail1} m², giấy chứng nhận ghi {detail2} m² (lệch {measured} m²).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b01_crosses_commune.py" />
      <source>Plot {plots} lies in {detail1}, but {measured} m² of it in {detail2}.</source>
      <translation>Thửa {plots} nằm ở {detail1} nhưng có {measured} m² thuộc {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g06_sliver_plot.py" />
      <source>Plot {plots} measures only {measured} m².</source>
      <translation>Thửa {plots} chỉ rộng {measured} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a09_shape_area_differs.py" />
      <source>Plot {plots} measures {detail1} m² on the map but {detail2} m² are recorded ({measured} m² apart).</source>
      <translation>Thửa {plots} đo trên bản đồ được {detail1} m² nhưng hồ sơ ghi {detail2} m² (lệch {measured} m²).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m04_plot_outside_sheet.py" />
      <source>Plot {plots} reaches {measured} m outside the frame of its sheet ({tolerance} m are usual).</source>
      <translation>Thửa {plots} vượt ra ngoài khung tờ bản đồ của nó {measured} m (thường không quá {tolerance} m).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>Plot {plots} was given the number {detail2} here; the drawing still says {detail1}.</source>
      <translation>Thửa {plots} đã được đánh số {detail2} tại đây; bản vẽ vẫn ghi {detail1}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} has no area, which the store cannot hold.</source>
      <translation>Thửa {plot} không có diện tích nên kho không thể lưu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} is in the store, together with what somebody else changed: {fields}.</source>
      <translation>Thửa {plot} đã có trên kho, cùng với phần người khác đã sửa: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} is in the store.</source>
      <translation>Thửa {plot} đã có trên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} is made of the land of a plot that is no longer in force.</source>
      <translation>Thửa {plot} được tạo từ một thửa không còn hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>Plot {plot} is not in conflict.</source>
      <translation>Thửa {plot} không có xung đột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} lies outside the province (at {where}), where the store takes none.</source>
      <translation>Thửa {plot} nằm ngoài địa bàn tỉnh (tại {where}), kho không nhận thửa ở đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} waits: a change that it hangs on, of plot {others}, was not taken in.</source>
      <translation>Thửa {plot} đang chờ: thay đổi của thửa {others} mà thửa này phụ thuộc chưa được tiếp nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} was changed in the store since you got it: {fields}.</source>
      <translation>Thửa {plot} đã bị sửa trên kho sau khi bạn nhận về: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} was merged by {by} on {at} into {parts}; your edit of it is kept here and was not sent.</source>
      <translation>Thửa {plot} đã được {by} hợp ngày {at} vào {parts}; chỉnh sửa của bạn vẫn giữ ở đây và chưa gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/seal.py" />
      <source>Plot {plot} was not sent, because it would bring a new error: {message}</source>
      <translation>Thửa {plot} chưa được gửi vì sẽ gây thêm lỗi mới: {message}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/seal.py" />
      <source>Plot {plot} was not sent, because plot {other}, which belongs to it, was not.</source>
      <translation>Thửa {plot} chưa được gửi vì thửa {other} đi cùng chưa được gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/sealing_groups.py" />
      <source>Plot {plot} was not sent: it lies {area_m2} m² over plot {other} near {where}.</source>
      <translation>Thửa {plot} chưa được gửi: thửa chồng {area_m2} m² lên thửa {other} gần {where}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/sealing_groups.py" />
      <source>Plot {plot} was not sent: {area_m2} m² of its land near {where} belong to no plot any more.</source>
      <translation>Thửa {plot} chưa được gửi: {area_m2} m² đất của thửa gần {where} không còn thuộc thửa nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/sealing_groups.py" />
      <source>Plot {plot} was not sent: {count} plots hang together, more than one push takes.</source>
      <translation>Thửa {plot} chưa được gửi: {count} thửa liên quan với nhau, nhiều hơn một lần đẩy cho phép.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} was not taken in, because a change that belongs to it was not.</source>
      <translation>Thửa {plot} không được nhận vì một thay đổi đi cùng với nó không được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} was retired in the store since you got it.</source>
      <translation>Thửa {plot} đã ngừng hiệu lực trên kho sau khi bạn nhận về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} was split by {by} on {at} into {parts}; your edit of it is kept here and was not sent.</source>
      <translation>Thửa {plot} đã được {by} tách ngày {at} thành {parts}; chỉnh sửa của bạn vẫn giữ ở đây và chưa gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} was split or merged in the store since you got it: {fields}.</source>
      <translation>Thửa {plot} đã được tách hoặc hợp trong kho kể từ khi bạn lấy về: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} would give away {area_m2} m² to a neighbour whose own change was not taken in.</source>
      <translation>Thửa {plot} sẽ bỏ lại {area_m2} m² cho thửa bên cạnh, nhưng thay đổi của thửa đó không được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Plot {plot} would lie {area_m2} m² over a plot that somebody else drew meanwhile.</source>
      <translation>Thửa {plot} sẽ chồng {area_m2} m² lên thửa mà người khác vừa vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Plot {plot}: both sides changed it, yours stays for now: {fields}.</source>
      <translation>Thửa {plot}: cả hai phía đều sửa, tạm giữ bản của bạn: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Plot {plot}: it waits for the answer to a push.</source>
      <translation>Thửa {plot}: đang chờ trả lời của lần đẩy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Plot {plot}: what others changed comes in beside your edit: {fields}.</source>
      <translation>Thửa {plot}: thay đổi của người khác được ghép cùng chỉnh sửa của bạn: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Plot {plot}: {columns} changed</source>
      <translation>Thửa {plot}: đã sửa {columns}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Plot {plot}: {count} versions.</source>
      <translation>Thửa {plot}: {count} phiên bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Plots</source>
      <translation>Thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Plots are polygons: choose a source with a polygon layer.</source>
      <translation>Thửa đất là đối tượng vùng: hãy chọn nguồn có lớp vùng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Plots of the sheet</source>
      <translation>Số thửa của tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>Plots of the updated sheets: {new} new, {changed} changed, {unchanged} unchanged, {kept} kept as edited here, {waiting} wait for a decision (resolve --export), {gone} gone from their sheet and removed (in the history).</source>
      <translation>Thửa đất của các tờ được cập nhật: {new} mới, {changed} thay đổi, {unchanged} không đổi, {kept} giữ theo chỉnh sửa tại đây, {waiting} chờ quyết định (resolve --export), {gone} không còn trên tờ bản đồ và đã được gỡ (lưu trong lịch sử).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t06_near_miss_boundary.py" />
      <source>Plots {plots} draw their common boundary twice, up to {measured} m apart, over {detail} m.</source>
      <translation>Các thửa {plots} vẽ ranh giới chung hai lần, lệch nhau đến {measured} m, trên chiều dài {detail} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t03_duplicate_geometry.py" />
      <source>Plots {plots} have the same shape.</source>
      <translation>Các thửa {plots} có cùng một hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Plots {plots} lie outside the province: east and north of their coordinates are swapped.</source>
      <translation>Thửa {plots} nằm ngoài tỉnh: tọa độ đông và bắc bị đổi chỗ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Plots {plots} lie outside the province: their coordinates are degrees.</source>
      <translation>Thửa {plots} nằm ngoài tỉnh: tọa độ tính bằng độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Plots {plots} lie outside the province: their coordinates fit {detail1}, a UTM zone.</source>
      <translation>Thửa {plots} nằm ngoài tỉnh: tọa độ phù hợp với {detail1}, múi UTM.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Plots {plots} lie outside the province: their coordinates fit {detail1}, another central meridian.</source>
      <translation>Thửa {plots} nằm ngoài tỉnh: tọa độ phù hợp với {detail1}, kinh tuyến trục khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Plots {plots} lie {measured} m outside the province, and no usual mistake explains it.</source>
      <translation>Thửa {plots} nằm ngoài tỉnh {measured} m, không có lỗi thường gặp nào giải thích được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m03_plot_on_two_sheets.py" />
      <source>Plots {plots} of two sheets are the same ground ({measured} % of the smaller).</source>
      <translation>Các thửa {plots} của hai tờ bản đồ là cùng một khu đất ({measured} % diện tích thửa nhỏ hơn).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t01_overlap.py" />
      <source>Plots {plots} overlap by {measured} m² ({detail} m wide on average).</source>
      <translation>Các thửa {plots} chồng đè {measured} m² (rộng trung bình {detail} m).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Plugins older than {version} push until {day}; after it they must be updated.</source>
      <translation>Các bản tiện ích cũ hơn {version} được đẩy lên đến hết ngày {day}; sau đó phải cập nhật.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>Population database</source>
      <translation>Xác thực dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>PostgreSQL {version} is too old for a store, or its database is not in UTF-8.</source>
      <translation>PostgreSQL {version} quá cũ để làm kho, hoặc cơ sở dữ liệu không dùng mã UTF-8.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Processor: {count} cores</source>
      <translation>Bộ xử lý: {count} nhân</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Propose it anew; then somebody else approves it as it stands.</source>
      <translation>Hãy đề nghị lại; sau đó người khác duyệt đúng nội dung hiện có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Proposed by</source>
      <translation>Người đề nghị</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/succession.py" />
      <source>Pull from the server: the work copies go on there as they are.</source>
      <translation>Hãy lấy dữ liệu từ máy chủ: các bản làm việc tiếp tục ở đó như đang có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Pull, and look at what became of that plot.</source>
      <translation>Hãy lấy dữ liệu về và xem thửa đó đã biến động ra sao.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Pull, compare the boundary with the neighbour, and correct one of them.</source>
      <translation>Hãy lấy dữ liệu về, so ranh với thửa bên cạnh rồi sửa một trong hai thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Pull, look at the parts, and keep your change only if it still holds for what is left of the plot.</source>
      <translation>Lấy dữ liệu mới về, xem các thửa sau khi tách hoặc hợp, và chỉ giữ thay đổi của bạn nếu nó vẫn đúng với phần còn lại của thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Pull: the plot gets the new code here, and the next push sends it.</source>
      <translation>Hãy kéo về: thửa đất nhận mã mới tại đây và lần đẩy sau sẽ gửi đi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Push again: it gets a new one.</source>
      <translation>Hãy đẩy lại: thay đổi sẽ được cấp mã mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Push again: it now counts as a work copy of its own.</source>
      <translation>Hãy đẩy lại: từ nay nó được coi là một bản làm việc riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Push again: what it took in already is not taken in twice.</source>
      <translation>Hãy gửi lại: những gì kho đã nhận sẽ không bị nhận hai lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Push again; if it comes back, edit the plot once more.</source>
      <translation>Hãy đẩy lại; nếu vẫn lỗi, hãy sửa lại thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Push again; if it comes back, edit the record once more.</source>
      <translation>Hãy đẩy lại; nếu vẫn báo lỗi, hãy sửa bản ghi một lần nữa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Push before, or ask whoever runs the store for longer.</source>
      <translation>Hãy đẩy lên trước ngày đó, hoặc đề nghị người quản trị kho gia hạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Push its plot first; it is sent again with the next push.</source>
      <translation>Hãy đẩy thửa đất lên trước; bản ghi sẽ được gửi lại ở lần đẩy sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>Push them first, or choose another name.</source>
      <translation>Hãy gửi trước, hoặc chọn tên khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/succession.py" />
      <source>Push to the server: the work copies go on there as they are.</source>
      <translation>Hãy gửi lên máy chủ: các bản làm việc tiếp tục ở đó, không cần tạo lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>Put numpy back to the version that came with QGIS.</source>
      <translation>Đưa numpy về phiên bản đi kèm QGIS.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>Put the boundaries on these levels, or enter the names of its layers in resources/campaign.toml.</source>
      <translation>Hãy chuyển ranh thửa về các lớp này, hoặc khai tên lớp của bản vẽ trong resources/campaign.toml.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/campaign.py" />
      <source>Put the file of the plugin back, or correct it.</source>
      <translation>Khôi phục tệp gốc của trình cắm hoặc sửa lại tệp này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i04_identifier_changed.py" />
      <source>Put the issued identifier back: {detail2}.</source>
      <translation>Trả lại mã định danh đã cấp: {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>Put the zero back in front.</source>
      <translation>Thêm lại số 0 ở đầu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Python packages</source>
      <translation>Các gói Python</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>QGIS asks for its master password when a login is first needed</source>
      <translation>QGIS sẽ hỏi mật khẩu chính khi lần đầu cần đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>QGIS cannot open the layer {layer} of {file}.</source>
      <translation>QGIS không mở được lớp {layer} của {file}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>QGIS did not hand over the login of the connection {name}.</source>
      <translation>QGIS không đưa ra được tài khoản của kết nối {name}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>QGIS is set to the font {name}, which belongs to a legacy encoding</source>
      <translation>QGIS đang dùng phông {name} thuộc bảng mã cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>QGIS {version} is older than {least}, which the plugin needs</source>
      <translation>QGIS {version} cũ hơn {least} mà phần mềm này cần</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>QGIS {version}: nobody has tried the plugin with it yet</source>
      <translation>QGIS {version}: chưa ai thử phần mềm này với phiên bản đó</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>QGIS {version}: works with the plugin</source>
      <translation>QGIS {version}: chạy được với phần mềm này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>QGIS's authentication database (qgis-auth.db in the profile) is damaged</source>
      <translation>Cơ sở dữ liệu xác thực của QGIS (qgis-auth.db trong hồ sơ) bị hỏng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>QGIS's authentication database does not open with the master password given</source>
      <translation>Mật khẩu chính đã nhập không mở được cơ sở dữ liệu xác thực của QGIS</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>QGIS's authentication database is open, and has the logins of all connections</source>
      <translation>Cơ sở dữ liệu xác thực của QGIS đang mở và có đủ thông tin đăng nhập của các kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>QGIS's authentication system is switched off, so logins are asked for each session</source>
      <translation>Hệ thống xác thực của QGIS đang tắt nên mỗi phiên phải nhập lại thông tin đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>Read it into the work copy that the package came from; if that was restored from a backup, make a new one.</source>
      <translation>Hãy đọc vào bản làm việc đã tạo gói; nếu bản đó được khôi phục từ sao lưu thì tạo gói mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c05_register_number.py" />
      <source>Read it on the paper or its scan again and correct it.</source>
      <translation>Đọc lại trên giấy hoặc bản quét rồi sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c04_issue_date.py" />
      <source>Read the day on the paper or its scan again and correct it.</source>
      <translation>Đọc lại ngày trên giấy hoặc bản quét rồi sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>Read the plots again: another program may have removed it.</source>
      <translation>Hãy đọc lại các thửa: có thể chương trình khác đã xóa nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c01_serial.py" />
      <source>Read the serial on the paper or its scan again: two letters and six digits, eight since 2024.</source>
      <translation>Đọc lại số phát hành trên giấy hoặc bản quét: hai chữ và sáu số, từ 2024 là tám số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p09_shares.py" />
      <source>Read the shares on the certificate or in the contract and correct them.</source>
      <translation>Đọc phần sở hữu trên giấy chứng nhận hoặc hợp đồng rồi sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_readers.py" />
      <source>Reading {path} ended the program that read it.</source>
      <translation>Khi đọc {path}, chương trình đọc đã dừng đột ngột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Reading {source} broke off after {count} rows of {layer} ({reason}).</source>
      <translation>Việc đọc {source} bị ngắt sau {count} dòng của {layer} ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Reason: {reason}</source>
      <translation>Lý do: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a09_shape_area_differs.py" />
      <source>Recorded area</source>
      <translation>Diện tích hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Recorded area (m²)</source>
      <translation>Diện tích hồ sơ (m²)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/sheet_fields.py" />
      <source>Records have no column {column}.</source>
      <translation>Hồ sơ không có cột {column}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Records of plot {plot}: {columns} changed</source>
      <translation>Hồ sơ thửa {plot}: đã sửa {columns}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>Records of the table {table} have no column {column} that can be changed.</source>
      <translation>Hồ sơ trong bảng {table} không có cột {column} sửa được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Records without a plot: {columns} changed</source>
      <translation>Hồ sơ không gắn thửa: đã sửa {columns}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Register number</source>
      <translation>Số vào sổ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c05_register_number.py" />
      <source>Register number, bar code</source>
      <translation>Số vào sổ, mã vạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g03_repeated_vertex.py" />
      <source>Remove one of the two corners in every plot that shares it.</source>
      <translation>Hãy bỏ một trong hai đỉnh ở mọi thửa có chung đỉnh đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g04_spike.py" />
      <source>Remove the corner at the tip in every plot that shares it.</source>
      <translation>Bỏ đỉnh ở đầu gai trong mọi thửa có chung đỉnh này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g05_surplus_vertex.py" />
      <source>Remove the corner, unless it marks a surveyed point.</source>
      <translation>Bỏ đỉnh này, trừ khi đó là điểm đã đo thực địa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/xlsx.py" />
      <source>Rename it so that its name ends in .xlsx.</source>
      <translation>Hãy đổi tên tệp cho có đuôi .xlsx.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d01_scan_name.py" />
      <source>Rename the file after the serial of its certificate.</source>
      <translation>Đổi tên tệp theo số phát hành của giấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Repair the shape: rule G02 shows the place.</source>
      <translation>Hãy sửa hình thửa: quy tắc G02 chỉ ra vị trí.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g03_repeated_vertex.py" />
      <source>Repeated corner</source>
      <translation>Đỉnh thửa bị trùng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i02_repeated_identifier.py" />
      <source>Repeated plot identifier</source>
      <translation>Trùng mã định danh thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a03_repeated_plot_number.py" />
      <source>Repeated plot number</source>
      <translation>Trùng số thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c02_repeated_serial.py" />
      <source>Repeated serial</source>
      <translation>Trùng số phát hành</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a06_land_use_for_unit.py" />
      <source>Residential land of town or country</source>
      <translation>Đất ở đô thị hay nông thôn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_backup.py" />
      <source>Restore into a new database, look at it, and let it take the old one's place.</source>
      <translation>Hãy khôi phục vào cơ sở dữ liệu mới, kiểm tra rồi mới cho thay chỗ cơ sở dữ liệu cũ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>Restore it from its last backup; the work copies stay as they are.</source>
      <translation>Hãy phục hồi kho từ bản sao lưu gần nhất; các bản làm việc vẫn giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Right</source>
      <translation>Quyền sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Rights</source>
      <translation>Quyền sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Role of the holder</source>
      <translation>Vai trò</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>Row {line} of the list ends the commune {commune}, which has plots.</source>
      <translation>Dòng {line} của danh sách kết thúc xã {commune} trong khi xã này còn thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_people.py" />
      <source>Row {line} of the list gives {login} another name or office than a row before.</source>
      <translation>Dòng {line} của danh sách ghi họ tên hoặc đơn vị của {login} khác với dòng trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_people.py" />
      <source>Row {line} of the list names a commune {commune} that is not there today.</source>
      <translation>Dòng {line} của danh sách nêu xã {commune} hiện không có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>Row {line} of the list names a predecessor {commune} that is not known.</source>
      <translation>Dòng {line} của danh sách nêu xã trước sáp nhập {commune} chưa được biết.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/staff_lists.py" />
      <source>Row {line} of {path} cannot be used: {value} is not a value of {column}.</source>
      <translation>Không dùng được dòng {line} của {path}: {value} không phải là giá trị của {column}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/staff_lists.py" />
      <source>Row {line} of {path} ends before it begins.</source>
      <translation>Dòng {line} của {path} kết thúc trước khi bắt đầu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Row {row}</source>
      <translation>Dòng {row}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>Row {row}, column {letter} ({label})</source>
      <translation>Dòng {row}, cột {letter} ({label})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Rule</source>
      <translation>Quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>Rules with safe corrections are {known}.</source>
      <translation>Các quy tắc có thể sửa an toàn: {known}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Ruleset</source>
      <translation>Bộ quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t03_duplicate_geometry.py" />
      <source>Same plot twice</source>
      <translation>Thửa bị lặp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Save a package and send that instead.</source>
      <translation>Hãy lưu thành gói dữ liệu rồi gửi gói đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/delimited.py" />
      <source>Save it as .xlsx, or as CSV in UTF-8.</source>
      <translation>Hãy lưu thành .xlsx, hoặc CSV mã UTF-8.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Save it as DGN V7 or DXF and load that file: File &gt; Batch Convert of MicroStation does a whole folder.</source>
      <translation>Hãy lưu thành DGN V7 hoặc DXF rồi nạp tệp đó: trong MicroStation, File &gt; Batch Convert chuyển được cả thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>Save it as DGN V7 or DXF in the program that made it (many at once: its batch converter), and load the folder again.</source>
      <translation>Hãy lưu lại thành DGN V7 hoặc DXF bằng phần mềm đã tạo ra nó (nhiều tệp một lúc: dùng công cụ chuyển đổi hàng loạt), rồi nạp lại thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Save it as DXF and load that file: AutoCAD's command DXFOUT does it, for many files in a script.</source>
      <translation>Hãy lưu thành DXF rồi nạp tệp đó: trong AutoCAD dùng lệnh DXFOUT, nhiều tệp thì chạy bằng script.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>Save it as text in UTF-8.</source>
      <translation>Hãy lưu thành văn bản mã UTF-8.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Save it with one, such as {crs}.</source>
      <translation>Lưu lại lớp với hệ tọa độ, chẳng hạn {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>Save or close it there and try again.</source>
      <translation>Hãy lưu hoặc đóng tệp ở chương trình đó rồi thử lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_readers.py" />
      <source>Save the drawing anew in the program that made it; if that does not help, send it to the authors.</source>
      <translation>Hãy lưu lại bản vẽ bằng phần mềm đã tạo ra nó; nếu vẫn không được, hãy gửi tệp cho nhóm tác giả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/views.py" />
      <source>Save what it shows as a table of its own, and remove the view.</source>
      <translation>Hãy lưu nội dung của khung nhìn thành một bảng riêng rồi xóa khung nhìn đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>Say mine or theirs, for all fields or for each.</source>
      <translation>Hãy chọn mine hoặc theirs, cho mọi trường hoặc cho từng trường.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/people_access.py" />
      <source>Say the purpose in a few words, such as the number of a file; it is noted.</source>
      <translation>Hãy ghi mục đích bằng vài từ, ví dụ số hồ sơ; nội dung này được ghi lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>Say which one it is, for instance --crs EPSG:9209 (VN-2000, 105°30').</source>
      <translation>Hãy nêu hệ tọa độ, ví dụ --crs EPSG:9209 (VN-2000, 105°30').</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Say which one it is, for instance --crs {crs}.</source>
      <translation>Hãy cho biết đó là hệ nào, ví dụ --crs {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Say which one it is, for instance --crs {crs}; or give outlines of the communes, which can tell.</source>
      <translation>Hãy cho biết đó là hệ nào, ví dụ --crs {crs}; hoặc cung cấp ranh giới các xã để xác định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>Say which one it is, for instance --map {column}={field}.</source>
      <translation>Hãy nêu trường nào, ví dụ --map {column}={field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/sheet_identity.py" />
      <source>Scale 1:{kept} is taken from {origin}; 1:{other} is what {against} says.</source>
      <translation>Tỷ lệ 1:{kept} lấy theo {origin}; còn {against} ghi là 1:{other}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Scan that proves it</source>
      <translation>Bản quét làm căn cứ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>Scan the paper again, and save it as a PDF without a password.</source>
      <translation>Quét lại giấy và lưu thành PDF không có mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Scanned paper</source>
      <translation>Hồ sơ quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>Scanned papers: {count}, {size}</source>
      <translation>Hồ sơ quét: {count}, {size}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Scans</source>
      <translation>Tệp quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Scans are written only for a sample of one commune.</source>
      <translation>Tệp quét chỉ được ghi cho mẫu gồm một xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/record_kinds.py" />
      <source>Seal of a sheet</source>
      <translation>Niêm phong tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>See what rule G09 says of it: swap east and north of its source, or name the zone that it is in, and load it again. It stays in the work copy as it is.</source>
      <translation>Hãy xem quy tắc G09 nói gì về thửa này: đổi chỗ tọa độ đông và bắc của dữ liệu nguồn, hoặc khai đúng múi chiếu của nó, rồi nạp lại. Thửa vẫn giữ nguyên trong bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r02_mandatory_field.py" />
      <source>See whether the source has the field under another name before entering it record by record.</source>
      <translation>Xem nguồn dữ liệu có trường này dưới tên khác không trước khi nhập từng hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>Send it to whoever looks after the store. The changes wait here until the answers are read.</source>
      <translation>Hãy gửi gói cho người quản trị kho. Các thay đổi chờ ở đây cho đến khi đọc gói trả lời.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>Send the answers back: {path}</source>
      <translation>Hãy gửi lại gói trả lời: {path}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c03_serial_age.py" />
      <source>Serial and day of issue</source>
      <translation>Số phát hành và ngày cấp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Serial of the certificate</source>
      <translation>Số phát hành giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Set sslmode=verify-full and sslrootcert to the certificate that the province gives.</source>
      <translation>Đặt sslmode=verify-full và sslrootcert là chứng thư do tỉnh cấp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Set the computer's clock; nothing in the store depends on it, but times shown do.</source>
      <translation>Chỉnh lại đồng hồ máy tính; kho không phụ thuộc vào đồng hồ này nhưng giờ hiển thị thì có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>Set the layer's reference system to the one that its coordinates are in, such as EPSG:4326, and save it in EPSG:9209; --crs does not override what a file says.</source>
      <translation>Hãy đặt cho lớp đúng hệ tọa độ của nó, chẳng hạn EPSG:4326, rồi lưu sang EPSG:9209; --crs không thay được hệ tọa độ ghi trong tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Settle the neighbour first; both are sent again together.</source>
      <translation>Hãy xử lý thửa bên cạnh trước; sau đó cả hai được gửi lại cùng nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Settle the other plots first; all are sent again together.</source>
      <translation>Hãy xử lý các thửa kia trước; sau đó tất cả được gửi lại cùng nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Settle the others first; all are sent again together.</source>
      <translation>Hãy giải quyết các thay đổi kia trước; tất cả sẽ được gửi lại cùng nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>Settle them first, such as numbers that stand twice; nothing was changed.</source>
      <translation>Hãy xử lý các thửa đó trước, chẳng hạn số thửa bị trùng; chưa có gì thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Settle what was answered about that one, or name another; it is sent again with the next push.</source>
      <translation>Hãy xử lý câu trả lời về bản ghi đó, hoặc ghi bản ghi khác; thay đổi này sẽ được gửi lại ở lần gửi sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>Several fields could be the column {called} ({column}): {fields}.</source>
      <translation>Có nhiều trường có thể là {called} ({column}): {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g07_multipart_plot.py" />
      <source>Several parts</source>
      <translation>Nhiều phần</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>Several plots of the store are called {plot}.</source>
      <translation>Trong kho có nhiều thửa mang tên {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/difference_desk.py" />
      <source>Shape</source>
      <translation>Hình thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Shape that it holds for</source>
      <translation>Hình thửa được áp dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Shape: mine and theirs differ</source>
      <translation>Hình thửa: của tôi và của người khác khác nhau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Shape: {before} m² → {after} m²</source>
      <translation>Hình thửa: {before} m² → {after} m²</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Share of the holder</source>
      <translation>Phần sở hữu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p09_shares.py" />
      <source>Shares</source>
      <translation>Phần sở hữu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Sheet lies off</source>
      <translation>Tờ bản đồ bị lệch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Sheet not in the list</source>
      <translation>Tờ ngoài danh mục</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Sheet number</source>
      <translation>Số tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/sheet_identity.py" />
      <source>Sheet number {kept} is taken from {origin}; {other} is what {against} says.</source>
      <translation>Số tờ {kept} lấy theo {origin}; còn {against} ghi là {other}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Sheet {detail1} does not agree with the province's list.</source>
      <translation>Tờ bản đồ {detail1} không khớp với danh mục của tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Sheet {detail1} is in the province's list only at {detail2}.</source>
      <translation>Tờ bản đồ {detail1} chỉ có trong danh mục của tỉnh ở tỷ lệ {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Sheet {detail1} is in the province's list, but no plot lies on it.</source>
      <translation>Tờ bản đồ {detail1} có trong danh mục của tỉnh nhưng không có thửa nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Sheet {detail1} is not in the province's list.</source>
      <translation>Tờ bản đồ {detail1} không có trong danh mục của tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Sheet {detail1} is turned by {detail8}° against its neighbours ({detail12}), and its middle lies {detail2} m too far {detail3} and {detail4} m too far {detail5}.</source>
      <translation>Tờ {detail1} bị xoay {detail8}° so với {detail12} tờ liền kề, tâm tờ lệch {detail2} m về phía {detail3} và {detail4} m về phía {detail5}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Sheet {detail1} lies {detail2} m too far {detail3} and {detail4} m too far {detail5} of its neighbours ({detail12}).</source>
      <translation>Tờ {detail1} lệch {detail2} m về phía {detail3} và {detail4} m về phía {detail5} so với {detail12} tờ liền kề.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Sheet {detail1} lies {measured} m off: its coordinates are those of {detail14}.</source>
      <translation>Tờ {detail1} lệch {measured} m: tọa độ của tờ thuộc hệ {detail14}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m05_sheet_not_in_list.py" />
      <source>Sheet {detail1} stands in the province's list more than once ({detail2}): which one is meant?</source>
      <translation>Tờ bản đồ {detail1} có nhiều lần trong danh mục của tỉnh ({detail2}): đây là tờ nào?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Sheet {sheet} has a plot {number} in the store already.</source>
      <translation>Tờ bản đồ {sheet} đã có thửa số {number} trên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m01_seam_mismatch.py" />
      <source>Sheets do not meet</source>
      <translation>Tờ bản đồ không khớp biên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Sheets {detail1} and {detail15} do not meet: the first lies {detail2} m too far {detail3} and {detail4} m too far {detail5}, or the second as far the other way.</source>
      <translation>Tờ {detail1} và tờ {detail15} không khớp biên: tờ thứ nhất lệch {detail2} m về phía {detail3} và {detail4} m về phía {detail5}, hoặc tờ thứ hai lệch chừng ấy theo hướng ngược lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Sides on the certificate</source>
      <translation>Chiều dài cạnh trên giấy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Simplify its boundary, or split the plot; it stays in the work copy as it is.</source>
      <translation>Hãy đơn giản hóa ranh giới hoặc tách thửa; thửa vẫn giữ nguyên trong bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g06_sliver_plot.py" />
      <source>Sliver</source>
      <translation>Thửa vụn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Somebody ({by}) decided the conflict about plot {plot} meanwhile.</source>
      <translation>Trong lúc đó {by} đã giải quyết xung đột về thửa {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>Somebody ({by}) decided the conflict about {kind} {label} meanwhile.</source>
      <translation>Trong lúc đó {by} đã giải quyết xung đột về {kind} {label}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>Sources that are taken together need one coordinate reference system.</source>
      <translation>Các nguồn dùng chung phải cùng một hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g04_spike.py" />
      <source>Spike</source>
      <translation>Gai nhọn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/sealing_groups.py" />
      <source>Split and merge in smaller steps, and push in between.</source>
      <translation>Hãy tách, hợp thửa từng bước nhỏ hơn và đẩy dữ liệu giữa các bước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>Start QGIS without --noauthentication; if that is not it, install QGIS's OpenSSL plugin (qca-qt5-2-ossl).</source>
      <translation>Khởi động QGIS không kèm --noauthentication; nếu không phải do vậy, hãy cài thành phần OpenSSL của QGIS (qca-qt5-2-ossl).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>State</source>
      <translation>Tình trạng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>State in the population database</source>
      <translation>Trạng thái xác thực dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>State of the data</source>
      <translation>Trạng thái dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Status</source>
      <translation>Trạng thái</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Stop pushing and ask whoever looks after the store.</source>
      <translation>Hãy dừng đẩy dữ liệu và hỏi người quản lý kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/progress.py" />
      <source>Stopped at your request. Everything is as it was before.</source>
      <translation>Đã dừng theo yêu cầu. Mọi thứ vẫn như trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>Stopped at your request. What is loaded stays; the same command goes on with the sheets that are left.</source>
      <translation>Đã dừng theo yêu cầu. Những tờ đã nạp được giữ nguyên; chạy lại đúng lệnh này sẽ nạp tiếp các tờ còn lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g05_surplus_vertex.py" />
      <source>Surplus corner</source>
      <translation>Đỉnh thừa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_crs.py" />
      <source>Swap the axes of the file (in QGIS: Swap X and Y coordinates), and read that.</source>
      <translation>Đổi lại hai trục của tệp (trong QGIS: Swap X and Y coordinates), rồi đọc tệp đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>Swap the two axes of the sheet's source, and load it again.</source>
      <translation>Đổi chỗ hai trục tọa độ của tệp gốc của tờ bản đồ rồi nạp lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/native.py" />
      <source>Switch that plugin off, start QGIS again, or run the check on the command line.</source>
      <translation>Hãy tắt tiện ích đó và khởi động lại QGIS, hoặc chạy kiểm tra bằng dòng lệnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/proposals.py" />
      <source>T05: missing corner added to plot {plot}</source>
      <translation>T05: thêm đỉnh thiếu cho thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/proposals.py" />
      <source>T08: plot {plot} renumbered to {value}, the number on its label</source>
      <translation>T08: thửa {plot} được đánh số lại thành {value} theo nhãn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded_backup.py" />
      <source>Take another backup; nothing was written.</source>
      <translation>Hãy dùng bản sao lưu khác; chưa có gì được ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_backup.py" />
      <source>Take another backup; the database was left as it was.</source>
      <translation>Hãy dùng bản sao lưu khác; cơ sở dữ liệu được giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/connection.py" />
      <source>Take it from a backup. A work copy can also be loaded anew from its sources.</source>
      <translation>Hãy lấy lại từ bản sao lưu. Nếu là bản làm việc thì cũng có thể nạp lại từ dữ liệu nguồn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>Take it to the store that the work copy belongs to; nothing was taken in.</source>
      <translation>Hãy đưa gói tới đúng kho của bản làm việc; chưa có gì được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_keys.py" />
      <source>Take the file that export-keys wrote.</source>
      <translation>Hãy dùng tệp do lệnh export-keys ghi ra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>Take the key that it was made with; if it was replaced since, make the package anew with the new one.</source>
      <translation>Hãy dùng đúng khóa khi tạo gói; nếu khóa đã được thay thì tạo lại gói bằng khóa mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_keys.py" />
      <source>Take the keys of this very store; nothing was changed.</source>
      <translation>Hãy dùng khóa của chính kho này; chưa có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>Take the later change back first, or correct the record in its form.</source>
      <translation>Hãy hoàn tác lần sửa sau trước, hoặc sửa bản ghi trong biểu mẫu của nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>Take the spelling of the list, if the same commune is meant.</source>
      <translation>Viết theo danh mục, nếu đúng là xã đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/update.py" />
      <source>Taken from the export {export}</source>
      <translation>Lấy theo bản xuất {export}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>Tasks</source>
      <translation>Công việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Tax code</source>
      <translation>Mã số thuế</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>Tell the makers of the plugin; go on with the office's store as before.</source>
      <translation>Hãy báo cho nhóm làm phần mềm; tiếp tục dùng kho của đơn vị như cũ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Tell whoever runs the server this code; nothing was changed.</source>
      <translation>Hãy báo mã này cho người quản trị máy chủ; chưa có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/states.py" />
      <source>Term of a land use not entered yet</source>
      <translation>Chưa nhập thời hạn sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Term of the use</source>
      <translation>Thời hạn sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e01_legacy_text.py" />
      <source>Text in an old encoding</source>
      <translation>Chữ ở bảng mã cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e01_legacy_text.py" />
      <source>Texts of {field} are in the encoding {detail3}: {detail1} means {detail2}. Read so, {measured} % of the words are Vietnamese. {detail4} % of the texts are in it; {detail5} cannot be converted for certain.</source>
      <translation>Trường {field} viết bằng bảng mã {detail3}: {detail1} là {detail2}. Đọc như vậy thì {measured} % số từ là tiếng Việt. {detail4} % số dòng ở bảng mã này; {detail5} dòng không thể chuyển chắc chắn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawing_remarks.py" />
      <source>Texts of {path} stand on layers that no table knows: {layers}. If they are numbers, areas or uses of plots, add the names in resources/campaign.toml under [drawing.layers], beside the level that they mean, and load anew.</source>
      <translation>Chữ trong {path} nằm trên các lớp chưa có trong bảng lớp: {layers}. Nếu đó là số thửa, diện tích hoặc loại đất, hãy thêm tên lớp vào mục [drawing.layers] của resources/campaign.toml, ở dòng của lớp (level) tương ứng, rồi nạp lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/native.py" />
      <source>The Python package {package} is missing or too old ({reason}).</source>
      <translation>Thiếu gói Python {package} hoặc phiên bản quá cũ ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>The address of plot {plots} names a commune from before the merger; it is now {detail2}.</source>
      <translation>Địa chỉ của thửa {plots} ghi tên xã trước khi sáp nhập; nay là {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>The address of plot {plots} names another province than {detail}.</source>
      <translation>Địa chỉ của thửa {plots} ghi tỉnh khác, không phải {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>The address of plot {plots} names no commune.</source>
      <translation>Địa chỉ của thửa {plots} không ghi xã, phường.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>The address of plot {plots} names no province.</source>
      <translation>Địa chỉ của thửa {plots} không ghi tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>The address of plot {plots} still names a district.</source>
      <translation>Địa chỉ của thửa {plots} còn ghi tên huyện.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_backup.py" />
      <source>The backup {path} came back, but its history does not hold ({reason}).</source>
      <translation>Bản sao lưu {path} đã đọc được, nhưng chuỗi lịch sử không khớp ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c05_register_number.py" />
      <source>The bar code of the certificate of plot {plots}, {detail}, has neither 13 nor 15 digits.</source>
      <translation>Mã vạch {detail} của giấy chứng nhận thửa {plots} không có 13 hoặc 15 số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p02_birth_year.py" />
      <source>The birth date of a holder of plot {plots} is no date that can be.</source>
      <translation>Ngày sinh của chủ thửa {plots} không phải ngày có thật.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>The boundary of plot {plots} crosses itself.</source>
      <translation>Ranh giới thửa {plots} tự cắt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g04_spike.py" />
      <source>The boundary of plot {plots} cuts back into it ({measured} {unit}).</source>
      <translation>Ranh thửa {plots} cắt ngược vào trong thửa ({measured} {unit}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g04_spike.py" />
      <source>The boundary of plot {plots} has a spike of {measured} {unit}.</source>
      <translation>Ranh thửa {plots} có gai nhọn {measured} {unit}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>The boundary of plot {plots} is not closed.</source>
      <translation>Ranh giới thửa {plots} không khép kín.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g04_spike.py" />
      <source>The boundary of plot {plots} runs out to a needle of {measured} {unit}.</source>
      <translation>Ranh thửa {plots} nhô ra thành gai nhọn {measured} {unit}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>The boundary of plot {plots} touches itself.</source>
      <translation>Ranh giới thửa {plots} tự chạm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t09_legal_boundary_differs.py" />
      <source>The boundary of plots {plots} is up to {measured} m off the papers' ({tolerance} m are allowed).</source>
      <translation>Ranh của các thửa {plots} lệch so với giấy tờ đến {measured} m (cho phép {tolerance} m).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/campaign.py" />
      <source>The campaign file {path} cannot be used: {reason}.</source>
      <translation>Không dùng được tệp chiến dịch {path}: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>The campaign's groups, in plots:</source>
      <translation>Các nhóm của chiến dịch, tính theo thửa:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The cell holds yes, no or a time where a text was expected.</source>
      <translation>Ô chứa giá trị đúng, sai hoặc giờ, trong khi cần văn bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The cell is merged with one above; its value was taken for this row, too.</source>
      <translation>Ô được gộp với ô phía trên; giá trị đó cũng được lấy cho dòng này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The certificate ({end}) that {kind} {label} names is not in the store as you have it.</source>
      <translation>Giấy chứng nhận ({end}) mà {kind} {label} ghi chưa có trong kho đúng như bản của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>The certificate has neither a serial nor a register number.</source>
      <translation>Giấy chứng nhận không có số phát hành cũng không có số vào sổ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c04_issue_date.py" />
      <source>The certificate of plot {plots} cannot have been issued on {detail1}, before the first land law.</source>
      <translation>Giấy chứng nhận thửa {plots} không thể cấp ngày {detail1}, trước luật đất đai đầu tiên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c04_issue_date.py" />
      <source>The certificate of plot {plots} cannot have been issued on {detail1}, which is yet to come.</source>
      <translation>Giấy chứng nhận thửa {plots} không thể cấp ngày {detail1}, ngày chưa tới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c03_serial_age.py" />
      <source>The certificate of plot {plots} has a serial of eight digits, {detail}, but was issued before 2024-08-01.</source>
      <translation>Giấy chứng nhận thửa {plots} có số phát hành tám số {detail} nhưng cấp trước 01/8/2024.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c03_serial_age.py" />
      <source>The certificate of plot {plots} has a serial of six digits, {detail}, but was issued after 2024-12-31.</source>
      <translation>Giấy chứng nhận thửa {plots} có số phát hành sáu số {detail} nhưng cấp sau 31/12/2024.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The certificate of the gateway {store} is not trusted by this computer, or is of another name.</source>
      <translation>Máy tính này không tin cậy chứng thư của cổng {store}, hoặc chứng thư mang tên khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The certificate of the server {host} is not signed by the root that was chosen.</source>
      <translation>Chứng thư của máy chủ {host} không do chứng thư gốc đã chọn ký.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The certificate of the server {host} is not valid today.</source>
      <translation>Chứng thư của máy chủ {host} hôm nay không có hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c02_repeated_serial.py" />
      <source>The certificate {detail} of plot {plots} was entered several times.</source>
      <translation>Giấy chứng nhận {detail} của thửa {plots} được nhập nhiều lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c05_register_number.py" />
      <source>The certificates have no register number and no bar code.</source>
      <translation>Giấy chứng nhận không có số vào sổ và mã vạch.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The change of plot {plot} arrived damaged.</source>
      <translation>Thay đổi của thửa {plot} bị hỏng khi gửi đến.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The change of plot {plot} carries the id of another change.</source>
      <translation>Thay đổi của thửa {plot} mang mã của một thay đổi khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The change of {kind} {label} arrived damaged.</source>
      <translation>Thay đổi của {kind} {label} đến nơi bị hỏng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The change of {kind} {label} carries the id of another change.</source>
      <translation>Thay đổi của {kind} {label} mang mã của một thay đổi khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} begins with no province.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} không bắt đầu bằng mã tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} does not have 12 digits.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} không đủ 12 số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} has signs between its digits.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} có ký hiệu xen giữa các số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} holds signs that are no digits.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} có ký tự không phải số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} is malformed.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} sai mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} says a year of birth yet to come.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} ghi năm sinh ở tương lai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The citizen number {detail} of a holder of plot {plots} says the other gender than the record.</source>
      <translation>Số định danh {detail} của chủ thửa {plots} ghi giới tính khác hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p04_same_person.py" />
      <source>The citizen number {detail} stands beside several names among the holders of plots {plots}.</source>
      <translation>Số định danh {detail} đứng cạnh nhiều tên trong số chủ các thửa {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The clock differs by {seconds} s from the server's</source>
      <translation>Đồng hồ lệch {seconds} giây so với máy chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>The column {column} is mapped twice: to {first} and to {second}.</source>
      <translation>Cột {column} được gán hai lần: cho {first} và cho {second}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>The columns are: {columns}.</source>
      <translation>Các cột là: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>The commune code of plot {plots}, {detail1}, is from before the merger, and the commune was split.</source>
      <translation>Mã xã của thửa {plots}, {detail1}, là mã trước khi sáp nhập, và xã đó đã bị chia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>The commune code of plot {plots}, {detail1}, is from before the merger; it is now {detail2}.</source>
      <translation>Mã xã của thửa {plots}, {detail1}, là mã trước khi sáp nhập; nay là {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>The commune code of plot {plots}, {detail1}, is none of the province.</source>
      <translation>Mã xã của thửa {plots}, {detail1}, không phải mã của tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>The commune code of plot {plots}, {detail1}, is {detail2}, but the address names another commune.</source>
      <translation>Mã xã của thửa {plots}, {detail1}, là {detail2}, nhưng địa chỉ ghi xã khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>The commune of plot {plots} is not right.</source>
      <translation>Xã của thửa {plots} chưa đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The commune {old} of plot {plot} was merged into {new}.</source>
      <translation>Xã {old} của thửa {plot} đã sáp nhập vào {new}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The conflict about plot {plot} is not yours to decide.</source>
      <translation>Bạn không có quyền giải quyết xung đột về thửa {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The conflict about {kind} {label} is not yours to decide.</source>
      <translation>Bạn không có quyền giải quyết xung đột về {kind} {label}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The connection string of the store cannot be read.</source>
      <translation>Không đọc được chuỗi kết nối của kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>The connection string {source} cannot be understood.</source>
      <translation>Không hiểu được chuỗi kết nối {source}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>The connection {name} names a login that QGIS does not have any more</source>
      <translation>Kết nối {name} dùng thông tin đăng nhập không còn trong QGIS</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/container.py" />
      <source>The coordinate reference system is not one that can be used: {reason}</source>
      <translation>Không dùng được hệ tọa độ này: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i03_identifier_outside_plot.py" />
      <source>The coordinate reference system of the plots is not known.</source>
      <translation>Chưa biết hệ tọa độ của các thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>The coordinate reference system {crs} does not measure in metres.</source>
      <translation>Hệ tọa độ {crs} không dùng đơn vị mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/projection.py" />
      <source>The coordinate reference system {crs} is not known.</source>
      <translation>Không biết hệ tọa độ {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/crs.py" />
      <source>The coordinate reference system {found} is not in metres.</source>
      <translation>Hệ tọa độ {found} không tính bằng mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>The coordinates are degrees, though they are said to be metres.</source>
      <translation>Tọa độ là độ, dù tệp ghi là mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>The coordinates of {count} plots are degrees, though they are said to be metres: on whole millimetres their shapes are lost, and were not judged. Set the reference system of the source right, and save it in EPSG:9209.</source>
      <translation>Tọa độ của {count} thửa là độ, dù tệp ghi là mét: làm tròn đến milimét thì hình thửa bị mất, nên không xét được. Hãy đặt lại đúng hệ tọa độ cho nguồn, rồi lưu sang EPSG:9209.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>The coordinates of {path} lie near 0: they are local coordinates, not {crs}; every shape would be lost.</source>
      <translation>Tọa độ của {path} nằm gần gốc 0: đây là tọa độ giả định (cục bộ), không phải {crs}; mọi hình thửa sẽ bị mất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>The correction did not cure the finding.</source>
      <translation>Chỉnh sửa không khắc phục được lỗi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>The correction is for a person to decide.</source>
      <translation>Việc sửa này do người quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>The correction would cause a new finding ({rule}).</source>
      <translation>Chỉnh sửa sẽ gây ra lỗi mới ({rule}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/session.py" />
      <source>The corrections could not be saved in {file}: {reason}.</source>
      <translation>Không lưu được chỉnh sửa vào {file}: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>The data have no field for: {column}.</source>
      <translation>Dữ liệu không có trường cho: {column}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>The database {source} cannot be opened ({reason}).</source>
      <translation>Không mở được cơ sở dữ liệu {source} ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>The database {source} cannot be opened.</source>
      <translation>Không mở được cơ sở dữ liệu {source}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_backup.py" />
      <source>The database {store} holds a store already.</source>
      <translation>Cơ sở dữ liệu {store} đã có một kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The database {store} holds no store of Land Campaign.</source>
      <translation>Cơ sở dữ liệu {store} không có kho của Land Campaign.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The date has a time of day, which was left out.</source>
      <translation>Ngày tháng có kèm giờ; phần giờ đã được bỏ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The date has not come yet.</source>
      <translation>Ngày này chưa đến.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c04_issue_date.py" />
      <source>The day of issue of the certificate of plot {plots}, {detail1}, does not exist.</source>
      <translation>Ngày cấp {detail1} của giấy chứng nhận thửa {plots} không có thật.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c04_issue_date.py" />
      <source>The day of issue of the certificate of plot {plots}, {detail1}, is no date.</source>
      <translation>Ngày cấp {detail1} của giấy chứng nhận thửa {plots} không phải là ngày.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/store_admin.py" />
      <source>The day {day} is over: all older plugins would be shut out at once.</source>
      <translation>Ngày {day} đã qua: mọi bản tiện ích cũ sẽ bị chặn ngay lập tức.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>The decision about difference {key} is taken back.</source>
      <translation>Đã lấy lại quyết định về chỗ khác nhau số {key}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>The decision about the difference {key} cannot be taken back.</source>
      <translation>Không thể lấy lại quyết định về chỗ khác nhau số {key}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>The difference {key} does not wait for a decision.</source>
      <translation>Chỗ khác nhau số {key} không chờ quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>The disk that holds {path} is full. Nothing was changed.</source>
      <translation>Ổ đĩa chứa {path} đã đầy. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>The drawing {path} has no line on a level that plots are closed from ({levels}).</source>
      <translation>Bản vẽ {path} không có đường nào trên các lớp (level) dùng để đóng vùng thửa ({levels}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The driver for PostgreSQL is too old to sign in by SCRAM.</source>
      <translation>Trình điều khiển PostgreSQL quá cũ, không đăng nhập được bằng SCRAM.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>The export does not have it any more; it is kept here.</source>
      <translation>Bản xuất không còn dòng này; ở đây vẫn giữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/update.py" />
      <source>The export has plots of a few sheets only. It was compared with the plots of these sheets alone (commune/sheet: {sheets}); of the other {others} sheets here nothing is taken for gone.</source>
      <translation>Bản xuất chỉ có thửa đất của vài tờ bản đồ. Nó chỉ được so sánh với thửa đất của các tờ đó (xã/tờ: {sheets}); {others} tờ khác tại đây không bị coi là mất thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>The field {field} is mapped to two columns: {first} and {second}.</source>
      <translation>Trường {field} được gán cho hai cột: {first} và {second}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The file does not hold the result of the formula. Open it in Excel and save it again.</source>
      <translation>Tệp không lưu kết quả của công thức. Hãy mở tệp bằng Excel và lưu lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The file of services {path} has no service {service}.</source>
      <translation>Tệp dịch vụ {path} không có dịch vụ {service}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_files.py" />
      <source>The file {missing}, which belongs to {path}, is missing.</source>
      <translation>Thiếu tệp {missing} đi kèm với {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/delimited.py" />
      <source>The file {path} cannot be read: its text is damaged.</source>
      <translation>Không đọc được tệp {path}: phần chữ trong tệp bị hỏng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/spreadsheet.py" />
      <source>The file {path} cannot be read: {reason}.</source>
      <translation>Không đọc được tệp {path}: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/people.py" />
      <source>The file {path} cannot be written ({reason}).</source>
      <translation>Không ghi được tệp {path} ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/replacing.py" />
      <source>The file {path} exists already and holds something else, which would be lost.</source>
      <translation>Tệp {path} đã có sẵn và chứa nội dung khác, ghi đè sẽ làm mất nội dung đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/load_options.py" />
      <source>The file {path} exists already.</source>
      <translation>Tệp {path} đã có sẵn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/capture.py" />
      <source>The file {path} holds a trigger that is not ours ({name}): it could run foreign code on every edit.</source>
      <translation>Tệp {path} chứa một trigger không phải của chúng tôi ({name}): nó có thể chạy mã lạ ở mỗi lần sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_keys.py" />
      <source>The file {path} holds no keys of a store.</source>
      <translation>Tệp {path} không chứa khóa của kho nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/replacing.py" />
      <source>The file {path} holds other layers ({layers}), which would be lost.</source>
      <translation>Tệp {path} có các lớp khác ({layers}), sẽ bị mất nếu ghi đè.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>The file {path} is a drawing in the format {format}, which cannot be read.</source>
      <translation>Tệp {path} là bản vẽ định dạng {format}, không đọc được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>The file {path} is a drawing of findings (flag), and no sheet.</source>
      <translation>Tệp {path} là bản vẽ đánh dấu lỗi (flag), không phải tờ bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/connection.py" />
      <source>The file {path} is broken or is no GeoPackage ({reason}).</source>
      <translation>Tệp {path} bị hỏng hoặc không phải GeoPackage ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged, or of a kind that cannot be read ({reason}).</source>
      <translation>Tệp {path} bị hỏng, hoặc thuộc loại không đọc được ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged, or of a kind that cannot be read.</source>
      <translation>Tệp {path} bị hỏng, hoặc thuộc loại không đọc được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged: after {count} rows of {layer} ({reason}).</source>
      <translation>Tệp {path} bị hỏng: sau {count} dòng của lớp {layer} ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged: after {count} rows of {layer} its end is missing, or something in the middle.</source>
      <translation>Tệp {path} bị hỏng: sau {count} dòng của lớp {layer} thì thiếu phần cuối hoặc một phần ở giữa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged: after {count} rows of {layer}.</source>
      <translation>Tệp {path} bị hỏng: sau {count} dòng của lớp {layer}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged: its end is missing, or something in the middle.</source>
      <translation>Tệp {path} bị hỏng: thiếu phần cuối hoặc một phần ở giữa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is damaged: layer {layer} has {total} rows, {count} were read.</source>
      <translation>Tệp {path} bị hỏng: lớp {layer} có {total} dòng, chỉ đọc được {count}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is empty (0 bytes).</source>
      <translation>Tệp {path} trống (0 byte).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} is locked by another program.</source>
      <translation>Tệp {path} đang bị chương trình khác khóa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_backup.py" />
      <source>The file {path} is no backup of a central store, or damaged ({reason}).</source>
      <translation>Tệp {path} không phải bản sao lưu của kho trung tâm, hoặc đã hỏng ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded_backup.py" />
      <source>The file {path} is no backup of an office's store, or damaged.</source>
      <translation>Tệp {path} không phải bản sao lưu kho của một văn phòng, hoặc đã hỏng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>The file {path} is not a store of Land Campaign.</source>
      <translation>Tệp {path} không phải là kho của Land Campaign.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>The file {path} is not a work copy of Land Campaign.</source>
      <translation>Tệp {path} không phải là bản làm việc của Land Campaign.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The file {path} may not be read.</source>
      <translation>Không được phép đọc tệp {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>The files of {count} are not in the folder.</source>
      <translation>Không thấy tệp của {count} hồ sơ trong thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>The findings of {path} are not in metres, as a drawing must be.</source>
      <translation>Lỗi trong {path} không tính bằng mét, trong khi bản vẽ phải dùng mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t05_missing_vertex.py" />
      <source>The first of plots {plots} lacks the corner that its neighbour has here.</source>
      <translation>Trong các thửa {plots}, thửa thứ nhất thiếu đỉnh mà thửa liền kề có tại đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>The first of them:</source>
      <translation>Các lỗi đầu tiên:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/export_store.py" />
      <source>The folder {path} exists already.</source>
      <translation>Thư mục {path} đã có rồi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample_drawings.py" />
      <source>The folder {path} for the drawings is not empty.</source>
      <translation>Thư mục bản vẽ {path} không trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>The folder {path} for the scans is not empty.</source>
      <translation>Thư mục {path} dành cho tệp quét không trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>The folder {path} holds nothing that can be read.</source>
      <translation>Thư mục {path} không chứa dữ liệu nào đọc được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/folder.py" />
      <source>The folder {path} may not be read.</source>
      <translation>Không có quyền đọc thư mục {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>The fourth digit of the citizen number {detail} of a holder of plot {plots} is that of no one living.</source>
      <translation>Số thứ tư của số định danh {detail} của chủ thửa {plots} không thuộc về ai đang sống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} cannot be reached.</source>
      <translation>Không kết nối được với cổng {store}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} did not answer within {seconds} seconds.</source>
      <translation>Cổng {store} không trả lời trong {seconds} giây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} does not know your package key.</source>
      <translation>Cổng {store} không nhận ra khóa gói dữ liệu của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} does not take this much at once.</source>
      <translation>Cổng {store} không nhận nhiều dữ liệu như vậy trong một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} gave an answer that is not one of a gateway ({reason}).</source>
      <translation>Cổng {store} trả lời không đúng như một cổng ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} or the store behind it is busy.</source>
      <translation>Cổng {store} hoặc kho phía sau đang bận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The gateway {store} would be asked without encryption.</source>
      <translation>Kết nối tới cổng {store} không được mã hóa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>The headings are: {headings}.</source>
      <translation>Các tiêu đề hiện có: {headings}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>The history of the store {path} does not hold ({reason}).</source>
      <translation>Chuỗi lịch sử của kho {path} không khớp ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The holder ({end}) whom {kind} {label} names is not in the store as you have them.</source>
      <translation>Chủ sử dụng ({end}) mà {kind} {label} ghi chưa có trong kho đúng như bản của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p06_incomplete_group.py" />
      <source>The holders of plot {plots} have the legal form {detail1}, but none of them has the role {detail2}.</source>
      <translation>Các chủ thửa {plots} có pháp nhân {detail1} nhưng không ai có vai trò {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>The holes of plot {plots} cut it into pieces.</source>
      <translation>Các lỗ của thửa {plots} cắt thửa thành nhiều mảnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i03_identifier_outside_plot.py" />
      <source>The identifier of plot {plots} lies {measured} m outside the plot.</source>
      <translation>Mã định danh của thửa {plots} nằm ngoài thửa {measured} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i04_identifier_changed.py" />
      <source>The identifier of plot {plots}, {detail1}, is not the one that was issued, {detail2}.</source>
      <translation>Mã định danh của thửa {plots}, {detail1}, không phải mã đã cấp, {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i01_identifier_form.py" />
      <source>The identifier of plot {plots}, {detail}, does not have 12 characters.</source>
      <translation>Mã định danh của thửa {plots}, {detail}, không đủ 12 ký tự.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i01_identifier_form.py" />
      <source>The identifier of plot {plots}, {detail}, holds characters that no identifier has.</source>
      <translation>Mã định danh của thửa {plots}, {detail}, có ký tự không dùng trong mã định danh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i01_identifier_form.py" />
      <source>The identifier of plot {plots}, {detail}, is written in capitals.</source>
      <translation>Mã định danh của thửa {plots}, {detail}, viết bằng chữ hoa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i02_repeated_identifier.py" />
      <source>The identifier {detail} stands on several plots: {plots}.</source>
      <translation>Mã định danh {detail} đứng ở nhiều thửa: {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_keys.py" />
      <source>The key of {year} is in use, or there is none.</source>
      <translation>Khóa của năm {year} đang được dùng, hoặc không có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>The key {path} can be read by other people.</source>
      <translation>Người khác có thể đọc được khóa {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p07_legal_form.py" />
      <source>The kind of a holder of plot {plots} is not in the list.</source>
      <translation>Loại chủ của thửa {plots} không có trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>The label {detail} lies in no plot.</source>
      <translation>Nhãn {detail} không nằm trong thửa nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>The label {detail} lies on the boundary of plots {plots}: whose is it?</source>
      <translation>Nhãn {detail} nằm trên ranh của các thửa {plots}: nhãn của thửa nào?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a06_land_use_for_unit.py" />
      <source>The land use of plot {plots}, {detail1}, is rural residential land, but it lies in {detail2}.</source>
      <translation>Loại đất của thửa {plots}, {detail1}, là đất ở tại nông thôn, nhưng thửa thuộc {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a06_land_use_for_unit.py" />
      <source>The land use of plot {plots}, {detail1}, is urban residential land, but it lies in {detail2}.</source>
      <translation>Loại đất của thửa {plots}, {detail1}, là đất ở tại đô thị, nhưng thửa thuộc {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>The land use of plot {plots}, {detail}, is a group of uses, not one use.</source>
      <translation>Loại đất của thửa {plots} là {detail}, là nhóm đất chứ không phải một loại đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>The land use of plot {plots}, {detail}, is no longer in the list.</source>
      <translation>Loại đất của thửa {plots} là {detail}, không còn trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>The land use of plot {plots}, {detail}, is not in the list.</source>
      <translation>Loại đất của thửa {plots} là {detail}, không có trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>The land uses of plot {plots}, {detail}, are not joined by a plus sign.</source>
      <translation>Các loại đất của thửa {plots} là {detail}, không được nối bằng dấu cộng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>The last digit of the tax code {detail} of a holder of plot {plots} does not check.</source>
      <translation>Số cuối của mã số thuế {detail} của chủ thửa {plots} không khớp số kiểm tra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>The layer has no field {field}.</source>
      <translation>Lớp không có trường {field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t08_label_mismatch.py" />
      <source>The layer of plot labels holds no label.</source>
      <translation>Lớp nhãn thửa không có nhãn nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p07_legal_form.py" />
      <source>The legal form of a holder of plot {plots} is not in the list.</source>
      <translation>Pháp nhân của chủ thửa {plots} không có trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c07_sides.py" />
      <source>The lengths of sides on the certificate of plot {plots} are no numbers.</source>
      <translation>Chiều dài cạnh trên giấy chứng nhận thửa {plots} không phải là số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The line is encrypted ({protocol}), and the server's certificate was verified</source>
      <translation>Đường truyền được mã hóa ({protocol}) và chứng thư của máy chủ đã được xác minh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The line is encrypted ({protocol}), but who answers was not verified ({mode})</source>
      <translation>Đường truyền được mã hóa ({protocol}) nhưng chưa xác minh bên trả lời là ai ({mode})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/linework.py" />
      <source>The lines of the drawing cross each other more than {count} times.</source>
      <translation>Các đường của bản vẽ cắt nhau hơn {count} lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>The list of pushes tells their numbers.</source>
      <translation>Danh sách các lần đẩy lên cho biết mã của từng lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_anchors.py" />
      <source>The list {path} cannot be read.</source>
      <translation>Không đọc được danh sách {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>The list {path} has no columns for: {columns}.</source>
      <translation>Danh mục {path} không có cột cho: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>The list {path}, row {line}, column {column}: {value} is no whole number.</source>
      <translation>Danh mục {path}, dòng {line}, cột {column}: {value} không phải là số nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>The list {path}, row {line}, has no value in the column {column}.</source>
      <translation>Danh mục {path}, dòng {line}, không có giá trị ở cột {column}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>The login of the connection {name} holds no user and password.</source>
      <translation>Tài khoản của kết nối {name} không có tên và mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_people.py" />
      <source>The login {login} is not one of a person: it runs the server.</source>
      <translation>{login} không phải tên đăng nhập của một người: tên này quản trị máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>The mapping {pair} cannot be read.</source>
      <translation>Không hiểu phép gán {pair}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The name of a commune stands for its code; the code was taken.</source>
      <translation>Tên xã được ghi thay cho mã xã; đã lấy mã xã tương ứng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The name {host} leads to no computer.</source>
      <translation>Không tìm thấy máy nào mang tên {host}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>The notes of {count} rows without a tick were kept.</source>
      <translation>Đã giữ ghi chú của {count} dòng chưa đánh dấu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The number has too many or too few digits.</source>
      <translation>Số có quá nhiều hoặc quá ít chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The number holds other signs than digits.</source>
      <translation>Số có ký tự không phải chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>The number is not written as the store writes numbers: type it anew in the form.</source>
      <translation>Số không được viết theo cách của kho: hãy nhập lại trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The number is rounded, its last digits are lost. Type it again as text.</source>
      <translation>Số đã bị làm tròn, mất các chữ số cuối. Hãy gõ lại dưới dạng văn bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>The number of a batch stands in the last line of what fix --apply tells.</source>
      <translation>Số của đợt nằm ở dòng cuối mà lệnh fix --apply thông báo.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The number of a sheet or plot is not whole.</source>
      <translation>Số tờ bản đồ hoặc số thửa không phải là số nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>The office's file takes nothing in any more: its work copies go on with the server as they are.</source>
      <translation>Tệp kho của đơn vị không nhận thêm gì nữa: các bản làm việc tiếp tục với máy chủ, không cần tạo lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>The office's own store {path} can be read</source>
      <translation>Kho riêng của đơn vị {path} đọc được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>The one that is loaded already counts: leave only the right one in the folder.</source>
      <translation>Tệp đã nạp trước được dùng: chỉ để lại tệp đúng trong thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>The one that was saved last counts. If the other is right, leave that alone in the folder and load it again.</source>
      <translation>Tệp được lưu sau cùng được dùng. Nếu tệp kia mới đúng, chỉ để lại tệp đó trong thư mục rồi nạp lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>The outlines have the commune {detail}, which is none of the province's.</source>
      <translation>Lớp ranh giới có xã {detail} không thuộc tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>The outlines of {detail} are not right.</source>
      <translation>Ranh giới của {detail} không đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>The outlines of {detail} leave a gap {measured} m wide on average.</source>
      <translation>Giữa ranh giới của {detail} có khe hở, trung bình rộng {measured} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b03_commune_coverage.py" />
      <source>The outlines of {detail} overlap by {measured} m on average.</source>
      <translation>Ranh giới của {detail} chồng lên nhau, trung bình rộng {measured} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>The package cryptography, which encrypts packages, is missing.</source>
      <translation>Thiếu gói cryptography để mã hóa các gói dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>The package is full: read its answers, then make the next one.</source>
      <translation>Gói đã đầy: hãy đọc gói trả lời rồi tạo gói tiếp theo.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_stores.py" />
      <source>The package is full; what is left goes with the next one.</source>
      <translation>Gói đã đầy; phần còn lại sẽ đi theo gói sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>The package key of {login} is in {path}.</source>
      <translation>Khóa gói dữ liệu của {login} nằm trong {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>The package key of {login} is out of force.</source>
      <translation>Khóa gói dữ liệu của {login} đã hết hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>The package key of {login}, which is shown this once:</source>
      <translation>Khóa gói dữ liệu của {login}, chỉ hiện một lần này:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>The package key {path} cannot be read.</source>
      <translation>Không đọc được khóa gói dữ liệu {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The package psycopg2, which talks to PostgreSQL, is missing.</source>
      <translation>Thiếu gói psycopg2 để kết nối với PostgreSQL.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>The packages with native code work together</source>
      <translation>Các gói có mã máy chạy được cùng nhau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_passwords.py" />
      <source>The password is too short, or holds the login.</source>
      <translation>Mật khẩu quá ngắn hoặc chứa tên đăng nhập.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>The plot is no longer in force in the store: somebody retired it.</source>
      <translation>Thửa không còn hiệu lực trong kho: đã có người cho ngừng hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The plot of {kind} {label} is not in the store, or not in a commune of yours.</source>
      <translation>Thửa đất của {kind} {label} chưa có trong kho, hoặc không thuộc xã của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g09_outside_province.py" />
      <source>The plots are in {crs}, the campaign's reference system is {wanted}.</source>
      <translation>Dữ liệu thửa ở hệ {crs}, hệ tọa độ của chiến dịch là {wanted}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>The plots are in {found}, the work copy {path} is in {first}.</source>
      <translation>Thửa đất ở hệ {found}, còn bản làm việc {path} ở hệ {first}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>The population database asks for the citizen number of a holder of plot {plots}, not an old card.</source>
      <translation>Cơ sở dữ liệu dân cư cần số định danh của chủ thửa {plots}, không phải chứng minh nhân dân cũ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>The population database does not know a holder of plot {plots}.</source>
      <translation>Cơ sở dữ liệu dân cư không có chủ thửa {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>The population database has another birth date for a holder of plot {plots}.</source>
      <translation>Cơ sở dữ liệu dân cư ghi ngày sinh khác cho chủ thửa {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p08_population_answer.py" />
      <source>The population database has another name for a holder of plot {plots}.</source>
      <translation>Cơ sở dữ liệu dân cư ghi tên khác cho chủ thửa {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The program that talks to the server (libpq {version}) is too old for SCRAM</source>
      <translation>Chương trình kết nối máy chủ (libpq {version}) quá cũ so với SCRAM</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/session.py" />
      <source>The proposal was taken back: it would cause {count} new findings ({rules}).</source>
      <translation>Đề xuất đã được rút lại: sẽ gây ra {count} lỗi mới ({rules}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/session.py" />
      <source>The proposal was taken back: the finding is still there afterwards.</source>
      <translation>Đề xuất đã được rút lại: sau khi sửa lỗi vẫn còn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>The records have no field {table}.{column}.</source>
      <translation>Hồ sơ không có trường {table}.{column}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c05_register_number.py" />
      <source>The register number of the certificate of plot {plots}, {detail}, is not letters and 3 to 8 digits, such as CH00123.</source>
      <translation>Số vào sổ giấy chứng nhận của thửa {plots}, {detail}, không gồm chữ cái và 3 đến 8 chữ số, ví dụ CH00123.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>The rest is about the schema: run store upgrade, then verify again.</source>
      <translation>Phần còn lại là về cấu trúc kho: hãy chạy store upgrade rồi verify lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p07_legal_form.py" />
      <source>The role of a holder of plot {plots} is not in the list.</source>
      <translation>Vai trò của chủ thửa {plots} không có trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The root certificate by which the server {host} is known is not there.</source>
      <translation>Không có chứng thư gốc để nhận ra máy chủ {host}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The row is hidden; it was read like the others.</source>
      <translation>Dòng bị ẩn; vẫn được đọc như các dòng khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>The row was changed or an export loaded since, or nothing was decided: correct it in the form.</source>
      <translation>Dòng đã được sửa hoặc đã nạp bản xuất khác sau đó, hoặc chưa có quyết định nào: hãy sửa trong biểu mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>The rule stopped with an error of its own: {reason}.</source>
      <translation>Quy tắc dừng vì lỗi nội bộ: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>The ruleset switches this rule off.</source>
      <translation>Bộ quy tắc không áp dụng quy tắc này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>The ruleset {name} cannot be read: it is no text in UTF-8.</source>
      <translation>Không đọc được bộ quy tắc {name}: tệp không phải văn bản mã UTF-8.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>The ruleset {name} cannot be read: line {line} is not as TOML wants it.</source>
      <translation>Không đọc được bộ quy tắc {name}: dòng {line} không đúng cú pháp TOML.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>The ruleset {name}, line {line}: {kind} {key} is not known or has a wrong value.</source>
      <translation>Bộ quy tắc {name}, dòng {line}: {kind} {key} không được biết hoặc có giá trị sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>The same of {count} more: {names}</source>
      <translation>Cũng vậy với {count} tờ khác: {names}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>The same scanned file stands for several certificates, of plots {plots}.</source>
      <translation>Cùng một tệp quét cho nhiều giấy chứng nhận, của các thửa {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d01_scan_name.py" />
      <source>The scan {detail1} of plot {plots} hangs on the certificate {detail2}.</source>
      <translation>Tệp quét {detail1} của thửa {plots} lại gắn với giấy chứng nhận {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d01_scan_name.py" />
      <source>The scan {detail1} of plot {plots} is not called &lt;serial&gt;-GCN.pdf or &lt;serial&gt;-GT.pdf.</source>
      <translation>Tệp quét {detail1} của thửa {plots} không đặt tên &lt;số phát hành&gt;-GCN.pdf hoặc &lt;số phát hành&gt;-GT.pdf.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>The scan {detail} of plot {plots} breaks off before its end.</source>
      <translation>Tệp quét {detail} của thửa {plots} bị cụt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>The scan {detail} of plot {plots} is no PDF.</source>
      <translation>Tệp quét {detail} của thửa {plots} không phải PDF.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/documents/d02_scan_file.py" />
      <source>The scan {detail} of plot {plots} needs a password.</source>
      <translation>Tệp quét {detail} của thửa {plots} có mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>The scanned paper arrived damaged.</source>
      <translation>Hồ sơ quét đến nơi bị hỏng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The serial of a certificate is a number without letters.</source>
      <translation>Số phát hành giấy chứng nhận chỉ có chữ số, thiếu chữ cái.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c01_serial.py" />
      <source>The serial of the certificate of plot {plots}, {detail1}, should be written {detail2}.</source>
      <translation>Số phát hành {detail1} của giấy chứng nhận thửa {plots} phải viết là {detail2}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c01_serial.py" />
      <source>The serial of the certificate of plot {plots}, {detail}, has no form that certificates have had.</source>
      <translation>Số phát hành {detail} của giấy chứng nhận thửa {plots} không theo mẫu nào đã từng dùng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/certificates/c02_repeated_serial.py" />
      <source>The serial {detail} stands on several certificates, of plots {plots}.</source>
      <translation>Số phát hành {detail} đứng trên nhiều giấy chứng nhận, của các thửa {plots}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>The server has no database that is called as in {source}.</source>
      <translation>Máy chủ không có cơ sở dữ liệu mang tên như trong {source}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>The server has the new password, but QGIS did not keep it for {name}.</source>
      <translation>Máy chủ đã nhận mật khẩu mới, nhưng QGIS chưa lưu được cho kết nối {name}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>The server has {count} scanned papers of the office.</source>
      <translation>Máy chủ đã có {count} giấy tờ quét của đơn vị.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>The server of {source} cannot be reached.</source>
      <translation>Không kết nối được tới máy chủ của {source}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>The server of {source} refuses the user name or the password.</source>
      <translation>Máy chủ của {source} từ chối tên người dùng hoặc mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server shows a certificate of another host than {host}.</source>
      <translation>Máy chủ đưa ra chứng thư của máy khác, không phải {host}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The server still keeps passwords in an old way ({kind})</source>
      <translation>Máy chủ vẫn giữ mật khẩu theo cách cũ ({kind})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server {host} does not accept this user with this password.</source>
      <translation>Máy chủ {host} không chấp nhận tên và mật khẩu này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server {host} does not encrypt the connection, so nothing was sent.</source>
      <translation>Máy chủ {host} không mã hóa đường truyền nên chưa gửi gì đi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server {host} has no database {database}.</source>
      <translation>Máy chủ {host} không có cơ sở dữ liệu {database}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server {host} has no free connection.</source>
      <translation>Máy chủ {host} không còn kết nối trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server {host} is there, but does not let you in.</source>
      <translation>Máy chủ {host} có trả lời nhưng không cho bạn vào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>The server {host} lets nobody in from this computer in this way.</source>
      <translation>Máy chủ {host} không cho ai vào từ máy này theo cách này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/refusals.py" />
      <source>The shape is not written as the store writes shapes: move one of its corners, and push again.</source>
      <translation>Hình thửa không được viết theo cách của kho: hãy dịch một đỉnh thửa rồi đẩy lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g01_empty.py" />
      <source>The shape of plot {plots} is a point or a line, not an area.</source>
      <translation>Hình của thửa {plots} là điểm hoặc đường, không phải vùng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g01_empty.py" />
      <source>The shape of plot {plots} is empty.</source>
      <translation>Hình của thửa {plots} trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g02_invalid_ring.py" />
      <source>The shape of plot {plots} is not valid.</source>
      <translation>Hình của thửa {plots} không hợp lệ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The shape of plot {plot} has more points than the store can hold.</source>
      <translation>Hình thửa {plot} có nhiều điểm hơn mức kho chứa được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The shape of plot {plot} is not valid (at {where}), and the store cannot hold it.</source>
      <translation>Hình của thửa {plot} không hợp lệ (tại {where}) nên kho không nhận được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>The share of plots with an error cannot be {rate}.</source>
      <translation>Tỷ lệ thửa đất có lỗi không thể là {rate}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p09_shares.py" />
      <source>The shares of the holders of plot {plots} add up to {measured}, not to 1.</source>
      <translation>Phần sở hữu của các chủ thửa {plots} cộng lại được {measured}, không phải 1.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The sheet has no headings that are known.</source>
      <translation>Trang tính không có tiêu đề cột nào nhận ra được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a04_number_gap.py" />
      <source>The sheet has no plots with these numbers: {detail}.</source>
      <translation>Tờ bản đồ không có thửa mang các số: {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_sheets.py" />
      <source>The sheet {sheet} of {file} is hidden; it was read like the others.</source>
      <translation>Trang tính {sheet} của {file} bị ẩn; vẫn được đọc như các trang khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The sign before three digits may part thousands or decimals; the cell was taken as empty.</source>
      <translation>Dấu đứng trước ba chữ số có thể là dấu phân nhóm nghìn hoặc dấu thập phân; ô được coi là trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The store answered “{answer}” for plot {plot}, which this version does not know.</source>
      <translation>Kho trả lời “{answer}” cho thửa {plot}; phiên bản này không biết câu trả lời đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>The store behind the gateway {store} could not do this.</source>
      <translation>Kho phía sau cổng {store} không thực hiện được việc này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>The store did not take {count}: push their documents first.</source>
      <translation>Kho không nhận {count} hồ sơ: hãy đẩy bản ghi hồ sơ lên trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>The store does not have this scanned paper yet, or does not show it to you.</source>
      <translation>Kho chưa có hồ sơ quét này, hoặc không cho bạn xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The store does not know plot {plot}, though it came from a store.</source>
      <translation>Kho không biết thửa {plot}, dù thửa này lấy từ một kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>The store does not know what this version sends of {count} plots: {fields}.</source>
      <translation>Kho chưa biết những gì phiên bản này gửi của {count} thửa: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The store does not know {kind} {label}, though it came from a store.</source>
      <translation>Kho không biết {kind} {label}, dù bản ghi này lấy từ một kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>The store does not show you commune {commune} any more; what is here of it stays as it is. If you still work on it, ask whoever runs the store.</source>
      <translation>Kho không còn cho bạn xem xã {commune}; dữ liệu của xã đó ở đây giữ nguyên. Nếu bạn vẫn phụ trách xã này, hãy hỏi người quản lý kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The store has an older version of plot {plot} than you: it may be an old backup.</source>
      <translation>Kho có phiên bản thửa {plot} cũ hơn của bạn: có thể là bản sao lưu cũ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The store has an older version of {kind} {label} than you; it may be a backup.</source>
      <translation>Kho có phiên bản {kind} {label} cũ hơn của bạn; có thể đó là bản sao lưu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_keys.py" />
      <source>The store has another key for {year} than the file {path}.</source>
      <translation>Kho có khóa của năm {year} khác với tệp {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>The store has it no more: somebody deleted it.</source>
      <translation>Trong kho không còn nữa: đã có người xóa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The store has no commune with the code of plot {plot}.</source>
      <translation>Kho không có xã nào mang mã của thửa {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The store has no commune with the code that {kind} {label} names.</source>
      <translation>Kho không có xã nào mang mã mà {kind} {label} ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/checkout.py" />
      <source>The store has no plot on sheet {sheet} of commune {commune}.</source>
      <translation>Kho không có thửa nào trên tờ {sheet} của xã {commune}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>The store has no plot {plot}, or does not show it to you.</source>
      <translation>Kho không có thửa {plot}, hoặc bạn không được xem thửa này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/export_store.py" />
      <source>The store has nothing of commune {commune}, or does not show it to you.</source>
      <translation>Kho không có dữ liệu của xã {commune}, hoặc không cho bạn xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The store has plot {plot} already, with other values: {fields}.</source>
      <translation>Kho đã có thửa {plot} với giá trị khác: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The store has version {schema} of the schema, and understands this plugin ({version})</source>
      <translation>Kho có lược đồ phiên bản {schema} và hiểu phần mềm này ({version})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The store has {kind} {label} already, with other values: {fields}.</source>
      <translation>Kho đã có {kind} {label} với giá trị khác: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The store is on this computer: its line leaves it nowhere</source>
      <translation>Kho nằm trên máy này: đường truyền không ra khỏi máy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>The store knows no push {batch}, or does not show it to you.</source>
      <translation>Kho không có lần đẩy lên {batch}, hoặc bạn không được xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The store knows no such conflict about plot {plot}.</source>
      <translation>Kho không có xung đột này về thửa {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The store knows no such conflict about {kind} {label}.</source>
      <translation>Kho không có xung đột này về {kind} {label}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_door.py" />
      <source>The store knows nobody with the login {login}.</source>
      <translation>Kho không có ai mang tên đăng nhập {login}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>The store speaks a newer language than this version of the plugin.</source>
      <translation>Kho dùng giao thức mới hơn phiên bản phần mềm này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>The store speaks an older language than this version of the plugin.</source>
      <translation>Kho dùng giao thức cũ hơn phiên bản phần mềm này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>The store takes changes from version {version} of the plugin until {day}.</source>
      <translation>Kho còn nhận thay đổi từ phiên bản {version} của phần mềm đến hết ngày {day}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>The store takes nothing from version {version} of the plugin since {day}.</source>
      <translation>Từ sau ngày {day} kho không nhận gì từ phiên bản {version} của phần mềm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/succession.py" />
      <source>The store {path} has moved to the province's server and takes nothing in any more.</source>
      <translation>Kho {path} đã chuyển lên máy chủ của tỉnh và không nhận thêm gì nữa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/succession.py" />
      <source>The store {path} has moved to the province's server: nothing comes into it any more.</source>
      <translation>Kho {path} đã chuyển lên máy chủ của tỉnh: không còn gì được đưa vào kho này nữa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>The store {path} holds {table}, which this version cannot take over.</source>
      <translation>Kho {path} có bảng {table} mà phiên bản này chưa chuyển được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>The store {path} is damaged ({reason}).</source>
      <translation>Kho {path} bị hỏng ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>The store {path} was made by a newer version of the plugin.</source>
      <translation>Kho {path} được tạo bằng phiên bản mới hơn của tiện ích.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded_backup.py" />
      <source>The store {path} was not copied: its history does not hold ({reason}).</source>
      <translation>Kho {path} không được sao chép: chuỗi lịch sử không khớp ({reason}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>The store {store} answers in {ms} ms</source>
      <translation>Kho {store} trả lời trong {ms} ms</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} cannot be reached.</source>
      <translation>Không kết nối được với kho {store}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} could not do this (code {code}).</source>
      <translation>Kho {store} không thực hiện được việc này (mã {code}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} did not answer within {seconds} seconds.</source>
      <translation>Kho {store} không trả lời trong {seconds} giây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} does not encrypt the connection.</source>
      <translation>Kho {store} không mã hóa đường truyền.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} does not let you do this.</source>
      <translation>Kho {store} không cho phép bạn làm việc này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>The store {store} has a history of commune {commune} already.</source>
      <translation>Kho {store} đã có lịch sử của xã {commune}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>The store {store} has plots or changes of this office already ({what}).</source>
      <translation>Kho {store} đã có thửa hoặc thay đổi của đơn vị này ({what}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>The store {store} has version {version} of the schema.</source>
      <translation>Kho {store} dùng phiên bản {version} của lược đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>The store {store} is sound.</source>
      <translation>Kho {store} nguyên vẹn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} takes nothing from this version of the plugin any more.</source>
      <translation>Kho {store} không còn nhận gì từ phiên bản phần mềm này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>The store {store} was made by a newer version of the plugin.</source>
      <translation>Kho {store} được tạo bởi phiên bản mới hơn của phần mở rộng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>The store {store} was too busy to take this in.</source>
      <translation>Kho {store} quá bận nên chưa nhận được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/incoming.py" />
      <source>The store's history of commune {commune} does not follow on what was pulled before.</source>
      <translation>Lịch sử của xã {commune} trong kho không nối tiếp phần đã lấy về trước đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/compare_copy.py" />
      <source>The store's history of commune {commune} is another one than what was pulled from it.</source>
      <translation>Lịch sử xã {commune} trong kho khác với lịch sử đã kéo về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/incoming.py" />
      <source>The store's history of commune {commune} is older than what was pulled from it.</source>
      <translation>Lịch sử của xã {commune} trong kho cũ hơn phần đã lấy về từ kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>The tax code of a holder of plot {plots} has twelve digits but is no citizen number.</source>
      <translation>Mã số thuế của chủ thửa {plots} có mười hai số nhưng không phải số định danh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>The tax code {detail} of a holder of plot {plots} carries a prefix that is no part of it.</source>
      <translation>Mã số thuế {detail} của chủ thửa {plots} có tiền tố không thuộc mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>The tax code {detail} of a holder of plot {plots} has lost its leading zero.</source>
      <translation>Mã số thuế {detail} của chủ thửa {plots} bị mất số 0 đầu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>The tax code {detail} of a holder of plot {plots} has signs between its digits.</source>
      <translation>Mã số thuế {detail} của chủ thửa {plots} có ký hiệu xen giữa các số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>The tax code {detail} of a holder of plot {plots} is malformed.</source>
      <translation>Mã số thuế {detail} của chủ thửa {plots} sai mẫu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a11_use_term.py" />
      <source>The term of a use of plot {plots} ended: {detail}.</source>
      <translation>Thời hạn sử dụng của thửa {plots} đã hết: {detail}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>The text of the record is not there any more as it was checked.</source>
      <translation>Chữ của hồ sơ không còn như lúc kiểm tra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/people.py" />
      <source>The two passwords are not the same.</source>
      <translation>Hai mật khẩu không giống nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a07_use_area_sum.py" />
      <source>The uses of plot {plots} add up to {detail1} m², its recorded area is {detail2} m².</source>
      <translation>Các mục đích sử dụng của thửa {plots} cộng lại {detail1} m², diện tích đã ghi là {detail2} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The value of {field} of plot {plot} is not one that the store can hold.</source>
      <translation>Giá trị {field} của thửa {plot} không thể lưu trên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>The value of {field} of {kind} {label} is not one that the store can hold.</source>
      <translation>Giá trị {field} của {kind} {label} không phải là giá trị kho lưu được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/views.py" />
      <source>The view {view} of {path} takes too long to compute.</source>
      <translation>Khung nhìn (view) {view} của {path} mất quá nhiều thời gian để tính.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/views.py" />
      <source>The view {view} of {path}, which is to hold records, cannot be computed.</source>
      <translation>Không tính được khung nhìn (view) {view} của {path}, nơi chứa hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The word is none of those that the column may hold.</source>
      <translation>Từ này không thuộc danh mục được phép của cột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>The work copy does not hold this record of the table {table} any more.</source>
      <translation>Bản làm việc không còn hồ sơ này trong bảng {table}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The work copy has it now.</source>
      <translation>Bản làm việc đã lấy bản này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>The work copy has it now; what you had is kept in the store's list of conflicts.</source>
      <translation>Bản làm việc đã lấy bản này; bản của bạn vẫn được lưu trong danh sách xung đột của kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>The work copy holds no holder with this id.</source>
      <translation>Bản làm việc không có chủ sử dụng nào mang mã này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>The work copy holds no plot with this permanent id.</source>
      <translation>Bản làm việc không có thửa nào mang mã cố định này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/push.py" />
      <source>The work copy is in {work} and the store in {store}: plots would come to lie in the wrong place.</source>
      <translation>Bản làm việc dùng hệ {work} còn kho dùng hệ {store}: các thửa sẽ nằm sai chỗ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>The work copy knows no batch {batch} of corrected records.</source>
      <translation>Bản làm việc không có đợt sửa hồ sơ nào mang số {batch}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>The work copy lies on a disk of this computer and can be written</source>
      <translation>Bản làm việc nằm trên ổ đĩa của máy này và ghi được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>The work copy lies on a disk that can be unplugged</source>
      <translation>Bản làm việc nằm trên ổ đĩa có thể rút ra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/export.py" />
      <source>The work copy {path} holds no plot that could be exported.</source>
      <translation>Bản làm việc {path} không có thửa nào để xuất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>The work copy {path} holds {count} edited plots that were not pushed.</source>
      <translation>Bản làm việc {path} có {count} thửa đã sửa mà chưa gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/fitness.py" />
      <source>The work copy {path} is damaged ({reason}). Nothing of it was sent.</source>
      <translation>Bản làm việc {path} bị hỏng ({reason}). Chưa gửi gì từ bản này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/workcopy.py" />
      <source>The work copy {path} was made by a newer version of the plugin.</source>
      <translation>Bản làm việc {path} được tạo bằng phiên bản mới hơn của tiện ích.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/flag.py" />
      <source>The work copy {path} was never checked.</source>
      <translation>Bản làm việc {path} chưa từng được kiểm tra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>The work copy {path} was not checked together with its records yet.</source>
      <translation>Bản làm việc {path} chưa được kiểm tra cùng hồ sơ của nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/xlsx.py" />
      <source>The workbook {path} cannot be read: it is damaged, or no workbook at all.</source>
      <translation>Không đọc được bảng tính {path}: tệp bị hỏng, hoặc không phải bảng tính.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The year has two digits; the date was kept as it is written.</source>
      <translation>Năm chỉ có hai chữ số; ngày tháng được giữ nguyên như đã ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>The year is too early to be true.</source>
      <translation>Năm quá sớm, không thể đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p02_birth_year.py" />
      <source>The year of birth of a holder of plot {plots} is not the one in the citizen number.</source>
      <translation>Năm sinh của chủ thửa {plots} khác năm sinh trong số định danh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>The {count} lines of the drawing {path} on levels {levels} close no plot.</source>
      <translation>{count} đường của bản vẽ {path} trên các lớp {levels} không khép kín thửa nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>The {field} of plot {plots} has characters that nobody sees ({detail1}).</source>
      <translation>Trường {field} của thửa {plots} có ký tự không nhìn thấy ({detail1}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>The {field} of plot {plots} has letters in pieces (Unicode, but not NFC).</source>
      <translation>Trường {field} của thửa {plots} có chữ ở dạng tổ hợp (Unicode nhưng chưa dựng sẵn NFC).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>The {field} of plot {plots} has stray or non-breaking spaces.</source>
      <translation>Trường {field} của thửa {plots} thừa dấu cách hoặc có dấu cách không ngắt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>The {field} of plot {plots} is untidy.</source>
      <translation>Trường {field} của thửa {plots} chưa gọn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a02_plot_number.py" />
      <source>The {field} of plot {plots} is zero.</source>
      <translation>Giá trị {field} của thửa {plots} bằng 0.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>The {field} of plot {plots} spells a commune otherwise than the list: the place of a tone, i or y.</source>
      <translation>Trường {field} của thửa {plots} viết tên xã khác danh mục: vị trí dấu thanh, i hay y.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a02_plot_number.py" />
      <source>The {field} of plot {plots}, {detail}, has a letter.</source>
      <translation>Giá trị {field} của thửa {plots} là {detail}, có kèm chữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a02_plot_number.py" />
      <source>The {field} of plot {plots}, {detail}, is not a positive whole number.</source>
      <translation>Giá trị {field} của thửa {plots} là {detail}, không phải số nguyên dương.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>There are no plots.</source>
      <translation>Không có thửa đất nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>There are no records beside the plots.</source>
      <translation>Không có hồ sơ kèm theo thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>There are no sheet frames.</source>
      <translation>Không có khung tờ bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/named_places.py" />
      <source>There are: {names}.</source>
      <translation>Hiện có: {names}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>There is no column {column} to map to.</source>
      <translation>Không có cột {column} để gán.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/samples/plan.py" />
      <source>There is no commune with the code {code}.</source>
      <translation>Không có xã, phường nào mang mã {code}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>There is no commune {commune} today.</source>
      <translation>Hiện không có xã {commune}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>There is no connection {name} any more.</source>
      <translation>Không còn kết nối {name}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_encodings.py" />
      <source>There is no encoding {encoding} for texts.</source>
      <translation>Không có bảng mã {encoding} cho chữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/findings_read.py" />
      <source>There is no file {path}.</source>
      <translation>Không có tệp {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>There is no folder {folder}</source>
      <translation>Không có thư mục {folder}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>There is no folder {folder}.</source>
      <translation>Không có thư mục {folder}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>There is no folder {path} with scanned papers.</source>
      <translation>Không có thư mục {path} chứa hồ sơ quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/scans.py" />
      <source>There is no folder {path}.</source>
      <translation>Không có thư mục {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>There is no layer of boundaries drawn from papers.</source>
      <translation>Không có lớp ranh theo giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>There is no layer of boundary lines.</source>
      <translation>Không có lớp đường ranh thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/context.py" />
      <source>There is no layer of plot labels.</source>
      <translation>Không có lớp nhãn thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>There is no open conflict.</source>
      <translation>Không có xung đột nào chưa giải quyết.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>There is no package key of {login} in force.</source>
      <translation>Không có khóa gói dữ liệu nào của {login} còn hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>There is no push.</source>
      <translation>Chưa có lần đẩy lên nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>There is no rule {code}.</source>
      <translation>Không có quy tắc {code}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/rulesets.py" />
      <source>There is no ruleset {name}.</source>
      <translation>Không có bộ quy tắc {name}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>There is no state {state}.</source>
      <translation>Không có trạng thái {state}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>There is no store {path}, and a new one cannot have this name.</source>
      <translation>Không có kho {path}, và kho mới không thể mang tên này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>There is no such day; it was kept as it is written.</source>
      <translation>Không có ngày này; đã giữ nguyên như đã ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>There is no table of records called {table}.</source>
      <translation>Không có bảng hồ sơ {table}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawing_texts.py" />
      <source>There is no text encoding {encoding}.</source>
      <translation>Không có bảng mã chữ {encoding}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>There is no work copy {path} to append to.</source>
      <translation>Không có bản làm việc {path} để nạp thêm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/pull.py" />
      <source>There is no work copy {path} yet, and no commune was named to begin with.</source>
      <translation>Chưa có bản làm việc {path}, và chưa nêu xã nào để bắt đầu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/handover.py" />
      <source>There is nothing of {giver} in this work copy that the store does not have.</source>
      <translation>Bản làm việc này không có gì của {giver} mà kho chưa có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/handover.py" />
      <source>There is nothing of {giver} in this work copy: it was pushed by {people}.</source>
      <translation>Bản làm việc này không có gì của {giver}: người đã đẩy lên từ bản này là {people}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>There is nothing that can be corrected safely. Nothing was changed.</source>
      <translation>Không có gì có thể sửa tự động một cách an toàn. Chưa thay đổi gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>There is nothing to collect here: every plot has its papers.</source>
      <translation>Ở đây không có gì phải thu: thửa nào cũng đã có giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>There is nothing to send; the package {path} asks for what others did.</source>
      <translation>Không có gì để gửi; gói {path} chỉ xin lấy phần người khác đã làm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>There was nothing to pull.</source>
      <translation>Không có gì mới để lấy về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>There was nothing to push.</source>
      <translation>Không có gì để đẩy lên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>They bring {count} changes of the communes along.</source>
      <translation>Kèm theo {count} thay đổi của các xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>This is no code of a commune.</source>
      <translation>Đây không phải là mã đơn vị hành chính cấp xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>This is no date; it was kept as it is written.</source>
      <translation>Đây không phải là ngày tháng; đã giữ nguyên như đã ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>This is no number; the cell was taken as empty. Enter the number.</source>
      <translation>Đây không phải là số; ô được coi là trống. Hãy nhập số đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_key.py" />
      <source>This is no package key, or it was copied with a mistake.</source>
      <translation>Đây không phải khóa gói dữ liệu, hoặc đã chép sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>This login is closed on the server {host}.</source>
      <translation>Tài khoản này đã bị khóa trên máy chủ {host}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/checkout.py" />
      <source>This store gives whole communes only, and no single sheets.</source>
      <translation>Kho này chỉ cung cấp trọn xã, không cung cấp từng tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>This was a dry run; nothing was changed. Add --apply to do it.</source>
      <translation>Đây là chạy thử; chưa có gì thay đổi. Thêm --apply để thực hiện.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/identity.py" />
      <source>This work copy is a copy of another one, or was restored; from now on it counts as one of its own.</source>
      <translation>Bản làm việc này là bản chép từ bản khác, hoặc được khôi phục; từ nay nó được tính là một bản riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>This work copy seems to be a copy of another one, or a restored backup.</source>
      <translation>Bản làm việc này có vẻ là bản sao của bản khác, hoặc được khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/store_desk.py" />
      <source>Tick one at least.</source>
      <translation>Hãy đánh dấu ít nhất một xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>To be done</source>
      <translation>Việc cần làm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>To push: {edited} edited, {unsent} never pushed, {waiting} waiting for an answer.</source>
      <translation>Cần đẩy: {edited} đã sửa, {unsent} chưa từng đẩy, {waiting} đang chờ trả lời.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>To settle: --difference NUMBER, --plot SHEET/NUMBER or --all, with --keep mine or --keep theirs.</source>
      <translation>Để giải quyết: --difference SỐ, --plot TỜ/THỬA hoặc --all, kèm --keep mine hoặc --keep theirs.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>To settle: --plot SHEET/NUMBER or --all, with --keep mine or --keep theirs.</source>
      <translation>Để giải quyết: --plot TỜ/THỬA hoặc --all, kèm --keep mine (giữ của tôi) hoặc --keep theirs (lấy của người khác).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Tolerances</source>
      <translation>Dung sai</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/people_access.py" />
      <source>Try again later, or ask the supervisor for a list.</source>
      <translation>Hãy thử lại sau, hoặc xin danh sách từ người giám sát.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/people.py" />
      <source>Try again; the old one still holds.</source>
      <translation>Hãy thử lại; mật khẩu cũ vẫn còn hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>Try it alone with check; if it fails there, too, send the file to the authors.</source>
      <translation>Hãy thử kiểm tra riêng tệp này bằng lệnh check; nếu vẫn lỗi, hãy gửi tệp cho nhóm tác giả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m02_sheet_shifted.py" />
      <source>Turn the whole sheet by {detail9}° about {detail10} E, {detail11} N, and move it {detail2} m {detail6} and {detail4} m {detail7}: then {detail13} % of its seams meet.</source>
      <translation>Hãy xoay cả tờ {detail9}° quanh điểm Đông {detail10}, Bắc {detail11}, rồi dời {detail2} m về phía {detail6} và {detail4} m về phía {detail7}: khi đó {detail13} % đường tiếp biên khớp nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>Two boundary lines meet where one of them has no corner (plots here: {plots}).</source>
      <translation>Hai đường ranh gặp nhau mà một đường không có đỉnh tại đó (thửa tại đây: {plots}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>Two files of the sample would both be called {path}.</source>
      <translation>Hai tệp của bộ dữ liệu mẫu sẽ cùng mang tên {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>Two histories of a commune cannot become one: push the work copies of the office there instead.</source>
      <translation>Không thể nhập hai lịch sử của một xã làm một: hãy gửi các bản làm việc của đơn vị lên kho đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/connections.py" />
      <source>Type it into the login of the connection yourself.</source>
      <translation>Hãy tự nhập mật khẩu mới vào tài khoản của kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>Undo of the push of {at} by {login}</source>
      <translation>Hoàn tác lần đẩy lên lúc {at} của {login}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/geometry/g08_unfilled_hole.py" />
      <source>Unfilled hole</source>
      <translation>Lỗ trống</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>Untidy text</source>
      <translation>Chữ chưa gọn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Until</source>
      <translation>Đến ngày</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Update QGIS, or the package psycopg2.</source>
      <translation>Cập nhật QGIS hoặc gói psycopg2.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Update QGIS, which brings a newer one.</source>
      <translation>Hãy cập nhật QGIS để có trình điều khiển mới hơn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>Update the plugin before that day.</source>
      <translation>Hãy cập nhật phần mềm trước ngày đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>Update the plugin, or ask whoever runs the store; your work is kept here.</source>
      <translation>Hãy cập nhật phần mở rộng, hoặc hỏi người quản trị kho; kết quả của bạn vẫn được giữ ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>Update the plugin.</source>
      <translation>Hãy cập nhật tiện ích.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>Update the plugin; nothing was taken over.</source>
      <translation>Hãy cập nhật phần mềm; chưa có gì được chuyển.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>Update the plugin; what you did is kept here and goes with the next push.</source>
      <translation>Hãy cập nhật phần mềm; việc bạn đã làm được giữ ở đây và sẽ đi cùng lần đẩy sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_schema.py" />
      <source>Use PostgreSQL 15 or later with PostGIS 3, in a database in UTF-8.</source>
      <translation>Hãy dùng PostgreSQL 15 trở lên với PostGIS 3, cơ sở dữ liệu mã UTF-8.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>Use of the plot</source>
      <translation>Mục đích sử dụng của thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_edits.py" />
      <source>Use one of: {names}.</source>
      <translation>Hãy dùng một trong: {names}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>Use some of: {fields}.</source>
      <translation>Hãy dùng trong số: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>Use: store communes merge. It takes the plots along; nothing was changed.</source>
      <translation>Hãy dùng: store communes merge. Lệnh này chuyển cả thửa đất; chưa có gì thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>Uses of plots</source>
      <translation>Mục đích sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/tables.py" />
      <source>Version</source>
      <translation>Phiên bản</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Version {ver}, {at}, {login}: changed.</source>
      <translation>Phiên bản {ver}, {at}, {login}: sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Version {ver}, {at}, {login}: new.</source>
      <translation>Phiên bản {ver}, {at}, {login}: thửa mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>Version {ver}, {at}, {login}: retired.</source>
      <translation>Phiên bản {ver}, {at}, {login}: ngừng hiệu lực.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>Waiting for another plot: {count}.</source>
      <translation>Đang chờ thửa khác: {count}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Warning</source>
      <translation>Cảnh báo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/act_labels.py" />
      <source>Warnings of the sheet</source>
      <translation>Số cảnh báo của tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>Way to the store</source>
      <translation>Đường tới kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>What came over is not what was there ({what}); nothing was kept.</source>
      <translation>Dữ liệu chuyển sang không trùng với dữ liệu gốc ({what}); không có gì được giữ lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>What it finds</source>
      <translation>Phát hiện gì</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>What stands in the field {field} cannot be read.</source>
      <translation>Không đọc được nội dung của trường {field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>What they had not sent stays in their work copies; give it on with: handover.</source>
      <translation>Những gì chưa gửi vẫn nằm trong bản làm việc của họ; bàn giao tiếp bằng lệnh: handover.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>What to do</source>
      <translation>Cách xử lý</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>What you did is kept here. Try again later, or check the network, the server's name and your password.</source>
      <translation>Kết quả của bạn được giữ ở đây. Hãy thử lại sau, hoặc kiểm tra mạng, tên máy chủ và mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>What you did is kept here. Try again later, save a package, or check the network and the address.</source>
      <translation>Kết quả của bạn được giữ ở đây. Hãy thử lại sau, lưu thành gói dữ liệu, hoặc kiểm tra mạng và địa chỉ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>What you may do ends on {day} in {count} communes</source>
      <translation>Quyền của bạn ở {count} xã hết hạn ngày {day}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>When it is wrong</source>
      <translation>Khi nào báo không đúng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>Why it matters</source>
      <translation>Vì sao quan trọng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>Within {days} days each chooses their own: store password STORE, or in QGIS.</source>
      <translation>Trong {days} ngày mỗi người tự đặt mật khẩu của mình: store password KHO, hoặc trong QGIS.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>Without a decision the command lists those that are open.</source>
      <translation>Chạy lệnh không kèm quyết định để xem danh sách xung đột chưa giải quyết.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>Without a record (commune/sheet/plot): {plots}</source>
      <translation>Chưa có hồ sơ (xã/tờ/thửa): {plots}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Work goes on; pushes and pulls take longer. Try a cable instead of wireless.</source>
      <translation>Vẫn làm việc được; đẩy lên và kéo về lâu hơn. Hãy thử cáp mạng thay cho không dây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>Write FILE:layer with one of: {layers}.</source>
      <translation>Ghi TỆP:lớp với một trong các lớp: {layers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/servers.py" />
      <source>Write it as PG:dbname=NAME host=SERVER user=NAME, with single quotes around a value that holds spaces, or leave the password out and keep it in a password file.</source>
      <translation>Hãy viết dạng PG:dbname=TÊN host=MÁY_CHỦ user=TÊN, đặt giá trị có dấu cách trong dấu nháy đơn, hoặc bỏ mật khẩu ra và để nó trong tệp mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>Write it as PG:service=NAME, or PG:host=SERVER dbname=NAME user=NAME.</source>
      <translation>Hãy viết dưới dạng PG:service=TÊN, hoặc PG:host=MÁY_CHỦ dbname=TÊN user=TÊN.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/fields.py" />
      <source>Write it as column=field, for instance plot_number=SoThuTuThua.</source>
      <translation>Hãy viết dạng cột=trường, ví dụ plot_number=SoThuTuThua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve_export.py" />
      <source>Write it as field=mine or field=theirs, for instance land_use=theirs.</source>
      <translation>Hãy viết field=mine hoặc field=theirs, ví dụ land_use=theirs.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>Write it as it stands on the paper, or leave it empty.</source>
      <translation>Hãy ghi đúng như trên giấy, hoặc để trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>Write its address with https://.</source>
      <translation>Hãy viết địa chỉ bắt đầu bằng https://.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/province.py" />
      <source>Write its west, south, east and north in metres: 538000,2237000,622000,2326000.</source>
      <translation>Hãy ghi cạnh tây, nam, đông, bắc tính bằng mét: 538000,2237000,622000,2326000.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>Write one of them from the paper: by it the certificate is found again.</source>
      <translation>Hãy ghi một trong hai số theo giấy: nhờ đó tìm lại được giấy chứng nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p05_tax_code.py" />
      <source>Write the digits alone.</source>
      <translation>Chỉ ghi các chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>Write the hamlet or street, the commune or ward, and the province.</source>
      <translation>Ghi thôn hoặc đường, xã hoặc phường, và tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/enter.py" />
      <source>Write the name from the certificate, or take the holder away.</source>
      <translation>Hãy ghi tên theo giấy chứng nhận, hoặc bỏ chủ sử dụng này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>Write the server's name as its certificate has it, or ask whoever runs it.</source>
      <translation>Hãy nhập tên máy chủ đúng như trong chứng thư, hoặc hỏi người quản trị máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>Write {detail2} in the address.</source>
      <translation>Ghi {detail2} trong địa chỉ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>Written to {path}.</source>
      <translation>Đã ghi vào {path}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/communes/b02_wrong_commune.py" />
      <source>Wrong commune</source>
      <translation>Sai mã xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>You are known to the store, but may do nothing in any commune today</source>
      <translation>Kho biết bạn, nhưng hôm nay bạn không có quyền ở xã nào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>You deleted {kind} {label}, but somebody changed it in the store since: {fields}.</source>
      <translation>Bạn đã xóa {kind} {label}, nhưng sau đó có người sửa nó trong kho: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>You may not change plot {plot}: its commune is not one of yours.</source>
      <translation>Bạn không được sửa thửa {plot}: xã của thửa không thuộc phạm vi của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>You may not change {kind} {label}: its commune is not one of yours.</source>
      <translation>Bạn không được sửa {kind} {label}: xã của nó không thuộc phạm vi của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>You retired, split or merged plot {plot}, but somebody changed it in the store since: {fields}.</source>
      <translation>Bạn đã hủy, tách hoặc hợp thửa {plot}, nhưng sau đó có người đã thay đổi thửa này trong kho: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>You split or merged plot {plot}, but {by} changed it on {at}: {fields}; yours is kept and was not sent.</source>
      <translation>Bạn đã tách hoặc hợp thửa {plot}, nhưng {by} đã sửa thửa đó ngày {at}: {fields}; phần của bạn vẫn giữ ở đây và chưa gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/agreement.py" />
      <source>Your password lets you in until {day} only.</source>
      <translation>Mật khẩu của bạn chỉ dùng được đến ngày {day}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_store.py" />
      <source>Your role is {role} in {count} of the communes</source>
      <translation>Bạn có vai trò {role} ở {count} xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>a package of answers</source>
      <translation>gói trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>a package of changes</source>
      <translation>gói thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>a question to a gateway</source>
      <translation>câu hỏi gửi cổng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>a reply of a gateway</source>
      <translation>trả lời của cổng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>a store on a server cannot be reached without it</source>
      <translation>thiếu gói này thì không kết nối được kho trên máy chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>absent</source>
      <translation>vắng mặt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>anchor: history no longer passes through what was written down outside. Take it from a backup.</source>
      <translation>anchor: lịch sử không còn đi qua mốc đã ghi ở ngoài máy chủ. Hãy lấy lại từ bản sao lưu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>anchors of the history</source>
      <translation>mốc neo của lịch sử</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>and {count} more</source>
      <translation>và {count} mục nữa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>another answer was read before</source>
      <translation>trước đó đã đọc một kết quả khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>another row has another answer for the same record</source>
      <translation>một dòng khác có kết quả khác cho cùng bản ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>answered already, and not changed since</source>
      <translation>đã có kết quả và từ đó không thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>approved</source>
      <translation>đã duyệt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/staff.py" />
      <source>auditor</source>
      <translation>kiểm toán</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>cannot be told</source>
      <translation>không xác định được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>certificate</source>
      <translation>giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>certificates</source>
      <translation>giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>changes answered</source>
      <translation>thay đổi đã được trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>changes not taken in</source>
      <translation>thay đổi không được nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/pull.py" />
      <source>changes pulled</source>
      <translation>thay đổi đã lấy về</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/push.py" />
      <source>changes sent</source>
      <translation>thay đổi đã gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>changes taken in</source>
      <translation>thay đổi đã nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>clean</source>
      <translation>không có lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>collected</source>
      <translation>đã thu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/store_desk.py" />
      <source>communes</source>
      <translation>xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/compare_copy.py" />
      <source>communes compared</source>
      <translation>xã đã đối chiếu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>conflicts</source>
      <translation>xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>could be better</source>
      <translation>nên cải thiện</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>could not run</source>
      <translation>không chạy được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>data of holders</source>
      <translation>dữ liệu của người sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>deceased</source>
      <translation>đã chết</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>decided</source>
      <translation>đã quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>decision taken back</source>
      <translation>đã rút lại quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>deleted</source>
      <translation>đã xóa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>does not work</source>
      <translation>không hoạt động</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample_drawings.py" />
      <source>drawings written</source>
      <translation>bản vẽ đã ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/compass.py" />
      <source>east</source>
      <translation>đông</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/staff.py" />
      <source>editor</source>
      <translation>biên tập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>expired</source>
      <translation>hết hạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>failed</source>
      <translation>lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/load_desk.py" />
      <source>files</source>
      <translation>tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>files are read slowly without it, and DGN and databases not at all</source>
      <translation>thiếu gói này thì đọc tệp chậm, còn DGN và cơ sở dữ liệu không đọc được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>files of scanned papers</source>
      <translation>tệp hồ sơ quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>findings</source>
      <translation>có lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/fix.py" />
      <source>findings looked at</source>
      <translation>lỗi đã xem xét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>findings that came along</source>
      <translation>lỗi phát hiện gửi kèm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>hamlets written</source>
      <translation>thôn đã ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>has no password</source>
      <translation>chưa có mật khẩu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>history: a line of history (commune/number) or a plot (uid) is not as it was written. Change nothing more, and compare with the anchors and the last backup.</source>
      <translation>history: một dòng lịch sử (xã/số thứ tự) hoặc một thửa (uid) không còn như khi được ghi. Đừng sửa gì thêm, hãy đối chiếu với các mốc neo và bản sao lưu gần nhất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>holders</source>
      <translation>người sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>holders of no plot in force</source>
      <translation>không có thửa đất nào đang tồn tại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/plot_codes.py" />
      <source>identifiers worked out</source>
      <translation>mã định danh đã tính</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>identity card</source>
      <translation>căn cước công dân</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>in force</source>
      <translation>đang hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/doubted_crs.py" />
      <source>in the province</source>
      <translation>trong tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>keys of packages</source>
      <translation>khóa của gói dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>keys of people's data</source>
      <translation>khóa của dữ liệu cá nhân</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>land uses</source>
      <translation>mục đích sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>left out</source>
      <translation>bỏ qua</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>lines of history</source>
      <translation>dòng lịch sử</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>loaded</source>
      <translation>đã nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>loaded; the last try failed</source>
      <translation>đã nạp; lần nạp lại gần nhất không thành công</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>log of who looked at people's data</source>
      <translation>nhật ký xem dữ liệu cá nhân</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>map sheets</source>
      <translation>tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>masked data of holders</source>
      <translation>dữ liệu đã che của người sử dụng đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>matched</source>
      <translation>khớp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>may log in</source>
      <translation>được đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>may not log in</source>
      <translation>không được đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>more than one column is ticked</source>
      <translation>có hơn một cột được đánh dấu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>moved</source>
      <translation>chuyển đi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>new in the export</source>
      <translation>mới có trong bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>no</source>
      <translation>không</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>no citizen number of 12 digits: enter it from the identity card first</source>
      <translation>không có số định danh 12 chữ số: hãy nhập theo căn cước công dân trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>no end</source>
      <translation>không thời hạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>no hamlet known</source>
      <translation>chưa rõ thôn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>no name: enter it from the identity card first</source>
      <translation>không có họ tên: hãy nhập theo căn cước công dân trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>no scope today</source>
      <translation>hôm nay không có phạm vi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>none</source>
      <translation>không có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/compass.py" />
      <source>north</source>
      <translation>bắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>not found</source>
      <translation>không có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>not in the export any more</source>
      <translation>không còn trong bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>not ours</source>
      <translation>không thuộc địa bàn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>not yet sent</source>
      <translation>chưa gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/difference_desk.py" />
      <source>nothing</source>
      <translation>trống</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>nothing to check</source>
      <translation>không có gì để kiểm tra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>nothing works without it</source>
      <translation>thiếu gói này thì không làm được gì</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>now</source>
      <translation>bây giờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>numpy {version} and a GDAL that was built for numpy 1 do not work together</source>
      <translation>numpy {version} không chạy được cùng GDAL dựng cho numpy 1</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>old card</source>
      <translation>CMND cần đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>open</source>
      <translation>chưa làm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>open conflicts</source>
      <translation>xung đột chưa giải quyết</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>organisations and communities</source>
      <translation>tổ chức và cộng đồng dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>packages and gateways cannot be used without it</source>
      <translation>không có gói này thì không dùng được gói dữ liệu mã hóa và cổng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>paper lost</source>
      <translation>mất giấy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>parts of scanned papers on their way</source>
      <translation>phần hồ sơ quét đang gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>password for once, until {until}</source>
      <translation>mật khẩu dùng một lần, đến {until}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>people written</source>
      <translation>người đã ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>people's data in conflicts</source>
      <translation>dữ liệu cá nhân trong các xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>people's data in the history</source>
      <translation>dữ liệu cá nhân trong lịch sử</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>plots</source>
      <translation>thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/run.py" />
      <source>plots checked</source>
      <translation>thửa đã kiểm tra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/samples/commune.py" />
      <source>plots drawn</source>
      <translation>thửa đất đã vẽ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/pull.py" />
      <source>plots fetched</source>
      <translation>thửa đã lấy về</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>plots in force</source>
      <translation>thửa đang hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/tasks.py" />
      <source>plots listed</source>
      <translation>thửa đã liệt kê</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>plots moved</source>
      <translation>thửa đã chuyển</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>plots that went to another commune</source>
      <translation>thửa đã chuyển sang xã khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>plots, retired ones too</source>
      <translation>thửa đất, kể cả thửa ngừng hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>proposed</source>
      <translation>đề nghị</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_connection.py" />
      <source>psycopg 3 is here, but the way to the store needs psycopg2, which is missing.</source>
      <translation>Máy có psycopg 3, nhưng kết nối đến kho cần psycopg2, gói này đang thiếu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>pushes</source>
      <translation>lần đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>records of plots</source>
      <translation>bản ghi hồ sơ của thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/push_records.py" />
      <source>records sent</source>
      <translation>bản ghi đã gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>refused</source>
      <translation>từ chối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>retired</source>
      <translation>ngừng hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>retired plots</source>
      <translation>thửa ngừng hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/staff.py" />
      <source>reviewer</source>
      <translation>duyệt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>rights</source>
      <translation>quyền</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>rights of staff in communes</source>
      <translation>quyền của cán bộ ở các xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>rows</source>
      <translation>dòng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_sheets.py" />
      <source>rows of records</source>
      <translation>dòng hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>rows read</source>
      <translation>dòng đã đọc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/record_stage.py" />
      <source>rules of records</source>
      <translation>quy tắc hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/records.py" />
      <source>scanned papers</source>
      <translation>giấy tờ quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>scanned papers read</source>
      <translation>hồ sơ quét đã đọc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/documents.py" />
      <source>scanned papers sent</source>
      <translation>hồ sơ quét đã gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>sent (no answer yet)</source>
      <translation>đã gửi (chưa có kết quả)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>sent already, no answer yet</source>
      <translation>đã gửi, chưa có kết quả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>settings of the store</source>
      <translation>thiết lập của kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>sheet {number}</source>
      <translation>tờ {number}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/load_folder.py" />
      <source>sheets</source>
      <translation>tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample.py" />
      <source>sheets drawn</source>
      <translation>tờ bản đồ đã vẽ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/compass.py" />
      <source>south</source>
      <translation>nam</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_tables.py" />
      <source>staff who may log in</source>
      <translation>cán bộ được đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/staff.py" />
      <source>supervisor</source>
      <translation>giám sát</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>taken from the export</source>
      <translation>lấy theo bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the answer is none of the words in the list of answers</source>
      <translation>kết quả không phải từ nào trong danh mục kết quả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the batch is not of this work copy</source>
      <translation>đợt gửi không thuộc bản làm việc này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the birth date is not the one that was sent</source>
      <translation>ngày sinh khác với ngày sinh đã gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the citizen number is not the one that was sent</source>
      <translation>số định danh không phải số đã gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/origins.py" />
      <source>the file's name</source>
      <translation>tên tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/origins.py" />
      <source>the frame of the drawing</source>
      <translation>khung bản đồ trong bản vẽ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/origins.py" />
      <source>the list of sheets</source>
      <translation>danh sách tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the name is not the one that was sent</source>
      <translation>họ tên khác với họ tên đã gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the person was sent again in a later batch, whose answer counts</source>
      <translation>người này đã được gửi lại trong đợt sau, lấy kết quả của đợt sau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/origins.py" />
      <source>the plots</source>
      <translation>thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the record was changed after it was sent: send it again</source>
      <translation>bản ghi đã thay đổi sau khi gửi: hãy gửi lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>the row comes again with another tick</source>
      <translation>dòng lặp lại với dấu khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the row has no record id</source>
      <translation>dòng không có mã bản ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>the row has no row id</source>
      <translation>dòng không có mã dòng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>the row is a total of others</source>
      <translation>dòng này là dòng tổng cộng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor.py" />
      <source>things looked at</source>
      <translation>mục đã xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/authenticate.py" />
      <source>this record was not sent in this batch</source>
      <translation>bản ghi này không được gửi trong đợt này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>this row is on no list of this work copy</source>
      <translation>dòng này không thuộc danh sách nào của bản làm việc này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>to be loaded</source>
      <translation>chờ nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>to be saved in another format</source>
      <translation>cần lưu sang định dạng khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>unanswered</source>
      <translation>chưa trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/staff.py" />
      <source>viewer</source>
      <translation>xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>was being read when the load ended</source>
      <translation>đang đọc thì việc nạp bị dừng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>well</source>
      <translation>tốt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/compass.py" />
      <source>west</source>
      <translation>tây</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/collect.py" />
      <source>what stands here is no known tick: put an x, or leave it empty</source>
      <translation>nội dung trong ô không phải dấu đánh đã biết: hãy ghi x hoặc để trống</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/doubted_crs.py" />
      <source>where their identifiers or communes say</source>
      <translation>đúng nơi mà mã định danh hoặc mã xã của thửa chỉ ra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>wrong birth date</source>
      <translation>sai ngày sinh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/task_lists.py" />
      <source>wrong name</source>
      <translation>sai tên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/shown_values.py" />
      <source>yes</source>
      <translation>có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/store_admin.py" />
      <source>{action} is there for a store on a server alone, and {store} is a file.</source>
      <translation>{action} chỉ dùng cho kho trên máy chủ, còn {store} là một tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/difference_desk.py" />
      <source>{area} m²</source>
      <translation>{area} m²</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{at} {export}: {table}, {plot}: {field}: {old} → {new} ({what})</source>
      <translation>{at} {export}: {table}, {plot}: {field}: {old} → {new} ({what})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{at} {export}: {table}, {plot}: {what}</source>
      <translation>{at} {export}: {table}, {plot}: {what}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>{batch}: {at}, {login}, {count} changes in {communes}. {reason}</source>
      <translation>{batch}: {at}, {login}, {count} thay đổi ở {communes}. {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>{by} decided the conflict about plot {plot}: something of both is in the store.</source>
      <translation>{by} đã giải quyết xung đột về thửa {plot}: kho nhận một phần của cả hai bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>{by} decided the conflict about plot {plot}: the store's version stays.</source>
      <translation>{by} đã giải quyết xung đột về thửa {plot}: giữ bản trong kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>{by} decided the conflict about plot {plot}: your version is in the store.</source>
      <translation>{by} đã giải quyết xung đột về thửa {plot}: bản của bạn đã vào kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{by} decided the conflict about {kind} {label}: something of both is in the store.</source>
      <translation>{by} đã giải quyết xung đột về {kind} {label}: kho giữ một phần của mỗi bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{by} decided the conflict about {kind} {label}: the store's version stays.</source>
      <translation>{by} đã giải quyết xung đột về {kind} {label}: giữ nguyên bản trên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{by} decided the conflict about {kind} {label}: your version is in the store.</source>
      <translation>{by} đã giải quyết xung đột về {kind} {label}: bản của bạn đã vào kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/answers.py" />
      <source>{by} withdrew the change of plot {plot}: the store's version stays.</source>
      <translation>{by} đã rút thay đổi của thửa {plot}: giữ bản trong kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{by} withdrew the change of {kind} {label}: the store's version stays.</source>
      <translation>{by} đã rút thay đổi của {kind} {label}: giữ nguyên bản trên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/differences.py" />
      <source>{choice} is no decision about {fields}.</source>
      <translation>{choice} không phải là quyết định về {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{clean} of {count} seams between sheets are clean, and {sheets} of {all} sheets.</source>
      <translation>{clean}/{count} đường tiếp biên giữa các tờ bản đồ và {sheets}/{all} tờ bản đồ đã sạch.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{column} is taken from {field}</source>
      <translation>{column} lấy từ trường {field}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/handover.py" />
      <source>{conflicts} of them are in conflict and wait for a decision: resolve.</source>
      <translation>{conflicts} mục trong đó đang xung đột, chờ quyết định: lệnh resolve.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} changed by both differently: decide</source>
      <translation>{count} hai bên sửa khác nhau: cần quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} changed by both in different fields: theirs taken, ours kept</source>
      <translation>{count} hai bên sửa các trường khác nhau: đã lấy của hệ thống, giữ của ta</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} changed by both to the same</source>
      <translation>{count} hai bên sửa giống nhau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} changed by them, taken</source>
      <translation>{count} chỉ hệ thống sửa: đã lấy theo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} changed by us, kept</source>
      <translation>{count} chỉ ta sửa: giữ nguyên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} changes are in the package {path}.</source>
      <translation>Gói {path} có {count} thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>{count} codes of the list are none of the province's: {codes}</source>
      <translation>{count} mã trong danh mục không thuộc tỉnh: {codes}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{count} communes</source>
      <translation>{count} xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>{count} communes are not on the list: {codes}</source>
      <translation>{count} xã, phường không có trong danh mục: {codes}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>{count} communes have another name on the list: {codes}</source>
      <translation>{count} xã, phường có tên khác trong danh mục: {codes}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reference_lists.py" />
      <source>{count} communes stand on the list more than once: {codes}</source>
      <translation>{count} xã, phường xuất hiện nhiều lần trong danh mục: {codes}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{count} conflicts ended.</source>
      <translation>Đã giải quyết {count} xung đột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{count} conflicts handed on.</source>
      <translation>Đã chuyển {count} xung đột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>{count} conflicts remain.</source>
      <translation>Còn {count} xung đột.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>{count} conflicts settled: the work copy took over the store's version.</source>
      <translation>Đã giải quyết {count} xung đột: bản làm việc đã lấy theo bản của kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>{count} conflicts settled: yours is kept, and the next push sends it.</source>
      <translation>Đã giải quyết {count} xung đột: giữ bản của bạn, lần đẩy sau sẽ gửi đi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} corners were rounded to a millimetre.</source>
      <translation>{count} đỉnh được làm tròn đến milimét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>{count} corrections can be made. Nothing was changed; say --apply to make them.</source>
      <translation>Có thể sửa {count} lỗi. Chưa thay đổi gì; thêm --apply để thực hiện.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>{count} corrections made in batch {batch}. {remaining} findings remain.</source>
      <translation>Đã sửa {count} lỗi trong đợt {batch}. Còn lại {remaining} lỗi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} differences settled, {open} remain. Take one back with --undo NUMBER.</source>
      <translation>Đã giải quyết {count} chỗ khác nhau, còn {open}. Muốn lấy lại quyết định nào thì dùng --undo SỐ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} differences wait for a decision: resolve {path} --export</source>
      <translation>{count} chỗ khác nhau chờ quyết định: resolve {path} --export</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} differences with what was loaded last wait for a decision: resolve {path} --export lists them, and with --keep mine or --keep theirs decides.</source>
      <translation>{count} khác biệt so với lần nạp gần nhất đang chờ quyết định: resolve {path} --export liệt kê chúng, thêm --keep mine hoặc --keep theirs để quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{count} drawings of findings (flag) are no sheets and were passed over.</source>
      <translation>{count} bản vẽ đánh dấu lỗi (flag) không phải tờ bản đồ và đã được bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} earlier drawings of flags have none any more.</source>
      <translation>{count} bản vẽ cờ trước đây nay không còn lỗi nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} errors injected; they are listed in {path}</source>
      <translation>Đã cài {count} lỗi; danh sách ở {path}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} errors put into the drawings; they are listed in {path}</source>
      <translation>Đã cài {count} lỗi vẽ vào các bản vẽ; danh sách ở {path}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>{count} files are not what they were when they were entered: enter them anew.</source>
      <translation>{count} tệp đã khác so với lúc nhập: hãy nhập lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>{count} findings left: {reason}</source>
      <translation>Còn {count} lỗi: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/permanent_ids.py" />
      <source>{count} ids of {path} are numbers of its own, and no field says of which commune: they stay as they are, and in the central store they may meet the same numbers of another commune. Say which field holds the commune and load anew, on the command line with --map commune=FIELD.</source>
      <translation>{count} mã trong {path} là số do chính tệp đánh và không trường nào cho biết thuộc xã nào: các mã được giữ nguyên, khi vào kho trung tâm có thể trùng với số của xã khác. Hãy chỉ ra trường chứa mã xã rồi nạp lại, trên dòng lệnh dùng --map commune=TRƯỜNG.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} made here</source>
      <translation>{count} lập tại đây</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} more changes of others wait in the store: make another package.</source>
      <translation>Còn {count} thay đổi của người khác trong kho: hãy tạo thêm một gói.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} new</source>
      <translation>{count} mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} not in the export any more: kept and flagged</source>
      <translation>{count} không còn trong bản xuất: giữ lại và đánh dấu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{count} of the rows set aside may hold data: their places are kept in the work copy, and the status counts them.</source>
      <translation>{count} dòng để riêng có thể chứa dữ liệu: vị trí của chúng được giữ trong bản làm việc và được tính trong phần trạng thái.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} of them have no place; they are listed in a corner.</source>
      <translation>{count} lỗi trong đó không có vị trí; được liệt kê ở góc bản vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} of them were changed on both sides; the next push tells:</source>
      <translation>{count} thửa bị thay đổi ở cả hai phía; lần đẩy tới sẽ cho biết:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} of them were not as the store has them, and were put right:</source>
      <translation>{count} thửa không giống trong kho và đã được sửa lại:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{count} of these rows of the table {table} say otherwise now. To take what changed, load with --update.</source>
      <translation>{count} dòng trong số đó của bảng {table} nay có nội dung khác. Để lấy phần đã thay đổi, hãy nạp với --update.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/permanent_ids.py" />
      <source>{count} of these rows of the table {table} say otherwise than the earlier rows with their ids. If each file numbers its rows from 1, put letters that tell the files apart before the ids of one of them, such as B-17 for 17, wherever they stand in it, and load all files anew.</source>
      <translation>{count} dòng trong số này của bảng {table} có nội dung khác với các dòng đã có cùng mã số. Nếu mỗi tệp đều đánh số dòng từ 1, hãy thêm chữ phân biệt tệp vào trước mã số của một tệp, ví dụ B-17 thay cho 17, ở mọi chỗ mã số đó xuất hiện trong tệp, rồi nạp lại tất cả các tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} open findings were left out: of records, or for information only.</source>
      <translation>Bỏ qua {count} lỗi còn mở: thuộc hồ sơ, hoặc chỉ để tham khảo.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{count} other files are no sheets and were passed over.</source>
      <translation>{count} tệp khác không phải tờ bản đồ và đã được bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{count} people have a password for once. It is shown this one time.</source>
      <translation>{count} người có mật khẩu dùng một lần. Chỉ hiện lần này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{count} people have a password for once: see {path}, which only you can read.</source>
      <translation>{count} người có mật khẩu dùng một lần: xem {path}, chỉ mình bạn đọc được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{count} people may log in and do not stand on the list: {logins}.</source>
      <translation>{count} người được đăng nhập nhưng không có trong danh sách: {logins}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{count} plots</source>
      <translation>{count} thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_communes.py" />
      <source>{count} plots cannot move to the commune {commune}; the first is {plot} ({code}).</source>
      <translation>{count} thửa không chuyển được sang xã {commune}; thửa đầu tiên là {plot} ({code}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{count} plots had the permanent id of an earlier plot; they got one of their own.</source>
      <translation>{count} thửa có mã cố định trùng với thửa trước; đã được cấp mã riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>{count} plots have coordinates that cannot be on earth; their shape was left out.</source>
      <translation>{count} thửa đất có tọa độ không thể nằm trên Trái Đất; hình của các thửa này bị bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>{count} plots in conflict are called {plot}.</source>
      <translation>Có {count} thửa xung đột cùng tên {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_replay.py" />
      <source>{count} plots in force are in commune '{commune}', which the server does not know.</source>
      <translation>{count} thửa đang có hiệu lực thuộc xã '{commune}' mà máy chủ không có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} plots wait for a decision: somebody else changed the same.</source>
      <translation>{count} thửa chờ quyết định: người khác cũng đã sửa đúng chỗ đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} plots wait for another one that they hang together with.</source>
      <translation>{count} thửa đang chờ thửa khác có liên quan.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} plots wait for the answer to a push: push again.</source>
      <translation>{count} thửa đang chờ trả lời của lần gửi trước: hãy gửi lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} plots went to another commune and are no longer here:</source>
      <translation>{count} thửa đã chuyển sang xã khác và không còn ở đây:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} plots were changed on both sides; yours stay, and the next push tells:</source>
      <translation>{count} thửa bị sửa ở cả hai phía; bản của bạn được giữ nguyên, lần gửi tới sẽ báo:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} plots were compared with the store.</source>
      <translation>Đã đối chiếu {count} thửa với kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} plots were in the store already, just the same.</source>
      <translation>{count} thửa đã có trên kho, giống hệt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} plots were not sent again: they are as they were when they were not taken in.</source>
      <translation>{count} thửa đất không được gửi lại vì vẫn như lúc kho không nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{count} plots were set back. Check and push them.</source>
      <translation>Đã đưa {count} thửa về như trước. Hãy kiểm tra rồi đẩy lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reproject.py" />
      <source>{count} plots were transformed from {found} by the operation {operation}.</source>
      <translation>{count} thửa đã được chuyển từ hệ {found} bằng phép chuyển đổi {operation}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reproject.py" />
      <source>{count} plots were transformed from {found}.</source>
      <translation>Đã chuyển {count} thửa từ hệ {found}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>{count} plots without a shape were left out: this format needs one.</source>
      <translation>{count} thửa không có hình bị bỏ ra: định dạng này bắt buộc có hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>{count} plots without a shape were written without one.</source>
      <translation>{count} thửa không có hình được ghi không kèm hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{count} plots would be set back as they were before the push of {at}.</source>
      <translation>Sẽ đưa {count} thửa về như trước lần đẩy lên lúc {at}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/__main__.py" />
      <source>{count} records stand again as they did before batch {batch}.</source>
      <translation>{count} bản ghi hồ sơ đã trở lại như trước đợt {batch}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} records went with them.</source>
      <translation>{count} hồ sơ đi theo các thửa đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} records were changed on both sides; yours stay, and the next push tells.</source>
      <translation>{count} bản ghi bị sửa ở cả hai phía; bản của bạn được giữ, lần đẩy sau sẽ báo.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} records were edited here and stay, though their plot went to another commune.</source>
      <translation>{count} hồ sơ đã được chỉnh sửa tại đây nên vẫn giữ, dù thửa đã chuyển sang xã khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{count} rows for the table {table}.</source>
      <translation>{count} dòng cho bảng {table}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} rows have coordinates that are no numbers (the first: {rows}); they are kept without a shape.</source>
      <translation>{count} dòng có tọa độ không phải là số (các dòng đầu: {rows}); các dòng này được giữ lại nhưng không có hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} rows have coordinates that cannot be on earth (the first: {rows}); they are kept without a shape.</source>
      <translation>{count} dòng có tọa độ không thể nằm trên Trái Đất (các dòng đầu: {rows}); các dòng này được giữ lại nhưng không có hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} rows have no shape (the first: {rows}); they are kept without one.</source>
      <translation>{count} dòng không có hình (các dòng đầu: {rows}); các dòng này được giữ lại nhưng không có hình.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{count} rows of earlier lists have their papers by now.</source>
      <translation>{count} dòng của các danh sách trước nay đã có giấy tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{count} rows of the source's own table {table} were left out: the spreadsheets take the place of its records.</source>
      <translation>{count} dòng thuộc bảng {table} có sẵn trong nguồn được bỏ qua: hồ sơ trong bảng tính thay cho hồ sơ của nguồn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} rows of the table {table} came along.</source>
      <translation>{count} dòng của bảng {table} được nạp kèm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{count} rows of the table {table} were there already and were left out.</source>
      <translation>{count} dòng của bảng {table} đã có sẵn nên được bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{count} rows set aside: {reason}</source>
      <translation>{count} dòng để riêng: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/check.py" />
      <source>{count} rows were not checked, since they are no plots. The first of them:</source>
      <translation>{count} dòng không được kiểm tra vì không phải là thửa đất. Dòng đầu tiên:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{count} rows were set aside: {reason}</source>
      <translation>{count} dòng được để riêng: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/cell_notes.py" />
      <source>{count} rows, the first of them {rows}</source>
      <translation>{count} dòng, đầu tiên là các dòng {rows}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} scanned papers are no longer what their record says, and stay behind.</source>
      <translation>{count} tệp quét không còn đúng với hồ sơ nên không gửi kèm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} scanned papers are not in the folder.</source>
      <translation>{count} giấy tờ quét không có trong thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} scanned papers go along, {size} MB.</source>
      <translation>Kèm theo {count} giấy tờ quét, {size} MB.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} scanned papers had no room and wait for the next package.</source>
      <translation>{count} giấy tờ quét không đủ chỗ, chờ gói sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{count} scanned papers taken in, {refused} refused.</source>
      <translation>Đã nhận {count} giấy tờ quét, từ chối {refused}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{count} scopes stay as they are.</source>
      <translation>{count} phạm vi giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} shapes had a ring that was not closed; it was closed.</source>
      <translation>{count} hình có đường bao chưa khép kín; đã được khép lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} shapes had curves; they were turned into short straight lines.</source>
      <translation>{count} hình có cung tròn; đã chuyển thành các đoạn thẳng ngắn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} shapes had heights or measures; these were left out.</source>
      <translation>{count} hình có độ cao hoặc giá trị đo; đã bỏ các giá trị này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/shapes.py" />
      <source>{count} shapes were collections; their polygons were taken.</source>
      <translation>{count} hình là tập hợp; đã lấy các vùng trong đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{count} sheets drawn, a file each.</source>
      <translation>Đã vẽ {count} tờ bản đồ, mỗi tờ một tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{count} sheets have no file any more; their plots stay: {names}</source>
      <translation>{count} tờ không còn tệp; các thửa vẫn được giữ: {names}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/lost_letters.py" />
      <source>{count} texts of field {field} of {path} hold ? where letters were: they were lost before, when the file was written. Have the file written anew from where it came from.</source>
      <translation>{count} giá trị của trường {field} trong {path} có dấu ? thay cho chữ: chữ đã mất từ trước, khi tệp được ghi. Hãy xin xuất lại tệp từ nguồn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>{count} texts of records changed; fix WORK.gpkg --undo {batch} takes them back.</source>
      <translation>{count} ô chữ của hồ sơ đã thay đổi; lệnh fix WORK.gpkg --undo {batch} đưa chúng về như cũ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>{count} texts of records would change.</source>
      <translation>{count} ô chữ của hồ sơ sẽ thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/export.py" />
      <source>{count} texts were longer than the 254 bytes that Shapefile holds; they were cut.</source>
      <translation>{count} đoạn chữ dài quá 254 byte mà Shapefile chứa được; đã bị cắt bớt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} that the export is not about</source>
      <translation>{count} ngoài phạm vi bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/diagnosis_told.py" />
      <source>{count} things are in the way of the work; what to do stands under each.</source>
      <translation>Có {count} điều cản trở công việc; cách xử lý ghi dưới từng mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{count} things in the store {store} are not as they should be:</source>
      <translation>Có {count} điểm không đúng trong kho {store}:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{count} unchanged</source>
      <translation>{count} không đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{count} under a sheet in the wrong place</source>
      <translation>{count} thuộc tờ bản đồ đặt sai vị trí</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/values.py" />
      <source>{count} values of field {field} are no clear number (first rows: {rows}); they were left out.</source>
      <translation>{count} giá trị của trường {field} không phải là số rõ ràng (các dòng đầu: {rows}); các giá trị này bị bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{count} workbooks lie in the folder and were not loaded: {names}. Name those with records with --records.</source>
      <translation>Có {count} bảng tính trong thư mục chưa được nạp: {names}. Hãy chỉ ra bảng có hồ sơ bằng --records.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/values.py" />
      <source>{count} zeros of field {field} were read as missing: a MapInfo file has no empty numbers.</source>
      <translation>{count} số 0 của trường {field} được hiểu là không có giá trị: tệp MapInfo không lưu được số để trống.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{count} {reason}</source>
      <translation>{count} {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>{crs} is not in metres, as plots are kept.</source>
      <translation>{crs} không tính bằng mét, trong khi thửa đất được lưu theo mét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/sheets/m06_plot_count_differs.py" />
      <source>{detail1} plots lie on the sheet, the province's list says {detail2}.</source>
      <translation>Tờ bản đồ có {detail1} thửa, danh mục của tỉnh ghi {detail2} thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a03_repeated_plot_number.py" />
      <source>{detail2} numbers of sheet {detail1} stand on several plots: two sheets have come to carry one number.</source>
      <translation>{detail2} số thửa của tờ {detail1} đứng ở nhiều thửa: hai tờ bản đồ đã mang cùng một số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{errors} errors, {warnings} warnings, {notes} for information.</source>
      <translation>{errors} lỗi, {warnings} cảnh báo, {notes} thông tin.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{field}: before {base}, mine {mine}, theirs {theirs}</source>
      <translation>{field}: trước {base}, bản sửa {mine}, trong kho {theirs}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{field}: loaded {base}, mine {mine}, theirs {theirs}</source>
      <translation>{field}: lúc nạp {base}, của tôi {mine}, của hệ thống {theirs}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve.py" />
      <source>{field}: mine {mine}, theirs {theirs}</source>
      <translation>{field}: của tôi {mine}, của người khác {theirs}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/history.py" />
      <source>{field}: {before} → {after}</source>
      <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/delimited.py" />
      <source>{file} holds a quotation mark that is never closed; quotation marks were read as part of the texts.</source>
      <translation>{file} có dấu ngoặc kép không được đóng; các dấu ngoặc kép được đọc như một phần của nội dung.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{file} holds no rows.</source>
      <translation>{file} không có dòng nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/delimited.py" />
      <source>{file} is not in UTF-8; it was read as {encoding}. Look at its texts.</source>
      <translation>{file} không ở mã UTF-8; đã đọc theo {encoding}. Hãy xem lại phần chữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{file} is not there any more, so nothing is checked against it.</source>
      <translation>Không còn tệp {file}, nên không đối chiếu với tệp này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{file} was left out: it is a list of the other kind.</source>
      <translation>Bỏ qua {file}: đây là danh sách loại khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{file}, sheet {sheet} ({layout}): {rows_in} rows = {rows_out} read + {set_aside} set aside.</source>
      <translation>{file}, trang {sheet} ({layout}): {rows_in} dòng = {rows_out} dòng đã đọc + {set_aside} dòng để riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{file}, sheet {sheet}, column {column}: {count} cells were in the encoding {encoding} and were converted to Unicode. Read so, {score} % of the column's words are Vietnamese.</source>
      <translation>{file}, trang {sheet}, cột {column}: {count} ô ghi bằng bảng mã {encoding} đã được chuyển sang Unicode. Đọc như vậy, {score} % số từ của cột là tiếng Việt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{file}, sheet {sheet}: no heading for the number of the map sheet was known, so {count} rows do not find their plots. Say which it is, for instance --heading {example}; headings that were not taken: {columns}.</source>
      <translation>{file}, trang {sheet}: không nhận ra tiêu đề cột số tờ bản đồ, nên {count} dòng không tìm được thửa đất của mình. Hãy chỉ rõ cột đó, ví dụ --heading {example}; các tiêu đề chưa được dùng: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{file}, sheet {sheet}: no heading for the number of the plot was known, so {count} rows do not find their plots. Say which it is, for instance --heading {example}; headings that were not taken: {columns}.</source>
      <translation>{file}, trang {sheet}: không nhận ra tiêu đề cột số thửa đất, nên {count} dòng không tìm được thửa đất của mình. Hãy chỉ rõ cột đó, ví dụ --heading {example}; các tiêu đề chưa được dùng: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{file}, sheet {sheet}: no headings for the numbers of map sheet and plot were known, so {count} rows do not find their plots. Say which they are, for instance --heading {example}; headings that were not taken: {columns}.</source>
      <translation>{file}, trang {sheet}: không nhận ra tiêu đề cột số tờ bản đồ và cột số thửa đất, nên {count} dòng không tìm được thửa đất của mình. Hãy chỉ rõ các cột đó, ví dụ --heading {example}; các tiêu đề chưa được dùng: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{file}, sheet {sheet}: {rows_in} rows were not read, since it has no headings that are known.</source>
      <translation>{file}, trang {sheet}: {rows_in} dòng không được đọc vì trang không có tiêu đề cột nào nhận ra được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{file}, {sheet}, row {row}, column {column}: {reason}.</source>
      <translation>{file}, {sheet}, dòng {row}, cột {column}: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{file}, {sheet}, row {row}: {reason}.</source>
      <translation>{file}, {sheet}, dòng {row}: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{file}: its batch is not of this work copy, no row was taken ({count}). Read it into the work copy that sent it.</source>
      <translation>{file}: đợt gửi này không thuộc bản làm việc này, không nhận dòng nào ({count}). Hãy đọc tệp vào bản làm việc đã gửi đợt đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{findings} findings drawn on level {level} of {count} drawings: {path}</source>
      <translation>Đã vẽ {findings} lỗi lên lớp (level) {level} của {count} bản vẽ: {path}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{found} sheets found = {loaded} loaded + {updated} updated + {unchanged} unchanged + {skipped} left out + {failed} failed + {waiting} waiting to be saved in another format + {left} not reached.</source>
      <translation>Tìm thấy {found} tờ = {loaded} đã nạp + {updated} cập nhật + {unchanged} không đổi + {skipped} bỏ qua + {failed} lỗi + {waiting} chờ lưu sang định dạng khác + {left} chưa tới lượt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{gone} findings of the last check are gone, {still} still there, {new} new.</source>
      <translation>So với lần kiểm tra trước: {gone} lỗi đã hết, {still} lỗi vẫn còn, {new} lỗi mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/pg_diagnosis.py" />
      <source>{host} does not answer.</source>
      <translation>{host} không trả lời.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/handover.py" />
      <source>{in_doubt} changes were sent without an answer; they go again and count once.</source>
      <translation>{in_doubt} thay đổi đã gửi mà chưa có trả lời; sẽ gửi lại và chỉ tính một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{key}: {table}, plot {plot}, export {export}</source>
      <translation>{key}: {table}, thửa {plot}, bản xuất {export}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{kind} of plot {plot}</source>
      <translation>{kind} của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{kind} {label} cannot be changed and approved at once, or is approved already.</source>
      <translation>{kind} {label} không thể vừa sửa vừa duyệt, hoặc đã được duyệt rồi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{kind} {label} is in the store, with what somebody else changed: {fields}.</source>
      <translation>{kind} {label} đã có trong kho, cùng với phần người khác đã sửa: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{kind} {label} was changed in the store since you got it: {fields}.</source>
      <translation>{kind} {label} đã bị sửa trong kho sau khi bạn nhận về: {fields}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{kind} {label} was deleted in the store since you got it.</source>
      <translation>{kind} {label} đã bị xóa trong kho sau khi bạn nhận về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{kind} {label} was not taken in, because a change that belongs to it was not.</source>
      <translation>{kind} {label} không được nhận vì một thay đổi đi cùng không được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/record_answers.py" />
      <source>{kind} {label} was proposed by you, and another person is to approve it.</source>
      <translation>{kind} {label} do chính bạn đề nghị, phải do người khác phê duyệt.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>{kind}: {count} rows were not sent, because several have one id.</source>
      <translation>{kind}: {count} dòng không được gửi vì có nhiều dòng trùng mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/fixes/report.py" />
      <source>{label}; area {change} m², longest move {move} m</source>
      <translation>{label}; diện tích {change} m², dịch chuyển nhiều nhất {move} m</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{logins}: may not log in any more; {count} sessions were ended.</source>
      <translation>{logins}: không được đăng nhập nữa; đã ngắt {count} phiên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login} has the new password.</source>
      <translation>{login} đã có mật khẩu mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: comes in ({full_name}, {office})</source>
      <translation>{login}: thêm mới ({full_name}, {office})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: is now {full_name}, {office}</source>
      <translation>{login}: nay là {full_name}, {office}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: may log in again</source>
      <translation>{login}: được đăng nhập lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: no more {role} in {communes}</source>
      <translation>{login}: thôi {role} ở {communes}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: {full_name}, {office}; {scopes}; {state}</source>
      <translation>{login}: {full_name}, {office}; {scopes}; {state}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: {role} in {communes}, from {since} to {until}</source>
      <translation>{login}: {role} ở {communes}, từ {since} đến {until}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{login}: {role} in {communes}, now from {since} to {until}</source>
      <translation>{login}: {role} ở {communes}, nay từ {since} đến {until}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/topology/t07_dangling_line.py" />
      <source>{measured} m of boundary are drawn more than once (plots here: {plots}).</source>
      <translation>{measured} m ranh được vẽ nhiều lần (thửa tại đây: {plots}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/links/r02_mandatory_field.py" />
      <source>{measured} records lack the field: {field}.</source>
      <translation>{measured} hồ sơ thiếu trường: {field}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{named} plots in the records = {joined} on the map + {ambiguous} that may be several + {not_joined} not found.</source>
      <translation>{named} thửa trong hồ sơ = {joined} thửa có trên bản đồ + {ambiguous} thửa có thể là nhiều thửa + {not_joined} thửa không tìm thấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/load_folder.py" />
      <source>{names}: sheets of this work copy. Each was compared with its own plots alone, as with --by-sheet.</source>
      <translation>{names}: là tờ bản đồ của bản làm việc này. Mỗi tờ chỉ được so sánh với các thửa đất của chính nó, như với --by-sheet.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{name}: {size} on the disk</source>
      <translation>{name}: {size} trên đĩa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/people_told.py" />
      <source>{new} communes new, {renamed} with another name, {ended} end, {unchanged} stay.</source>
      <translation>{new} xã mới, {renamed} đổi tên, {ended} kết thúc, {unchanged} giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{new} plots new, {updated} changed by others, {merged} by others and here.</source>
      <translation>{new} thửa mới, {updated} thửa người khác đã sửa, {merged} thửa cả người khác và ở đây cùng sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{new} records new, {updated} changed by others, {merged} by others and here.</source>
      <translation>{new} bản ghi mới, {updated} do người khác sửa, {merged} cả người khác và ở đây cùng sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>{other} says that it is sheet {sheet}, too, but lies elsewhere: both were loaded.</source>
      <translation>{other} cũng ghi là tờ {sheet} nhưng nằm ở chỗ khác: đã nạp cả hai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>{package} is missing: {purpose}</source>
      <translation>Thiếu {package}: {purpose}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>{package} {version}</source>
      <translation>{package} {version}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>{package} {version} is older than {least}</source>
      <translation>{package} {version} cũ hơn {least}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/resolve_export.py" />
      <source>{pair} is no decision about a field.</source>
      <translation>{pair} không phải là quyết định về một trường.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{parties} holders = {sent} sent + {left} not sent.</source>
      <translation>{parties} chủ sử dụng = {sent} đã gửi + {left} không gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>{path} answers a package that this work copy did not write.</source>
      <translation>{path} trả lời một gói không do bản làm việc này tạo ra.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_files.py" />
      <source>{path} belongs to {main} and is not opened by itself.</source>
      <translation>{path} là tệp đi kèm của {main}, không mở riêng được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/local_disk.py" />
      <source>{path} cannot be edited: the file, its folder or its disk is read-only.</source>
      <translation>Không thể chỉnh sửa {path}: tệp, thư mục hoặc ổ đĩa chỉ cho phép đọc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sample_file.py" />
      <source>{path} cannot be replaced: it is open in another program.</source>
      <translation>Không thể thay thế {path}: tệp đang mở trong chương trình khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/drawing_writer.py" />
      <source>{path} cannot be written: its shapes lie too far apart for a drawing.</source>
      <translation>Không ghi được {path}: các hình nằm quá xa nhau, vượt phạm vi của một bản vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>{path} cannot be written: no file can be made in this folder.</source>
      <translation>Không ghi được {path}: không thể tạo tệp trong thư mục này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>{path} cannot be written: the file or its folder is read-only.</source>
      <translation>Không ghi được {path}: tệp hoặc thư mục chỉ cho đọc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>{path} could not be read: {reason}.</source>
      <translation>Không đọc được {path}: {reason}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>{path} could not be written ({reason}). Nothing was changed.</source>
      <translation>Không ghi được {path} ({reason}). Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} does not open: it is damaged, was changed on its way, or was sealed with another key.</source>
      <translation>Không mở được {path}: gói bị hỏng, bị sửa trên đường đi, hoặc được niêm phong bằng khóa khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>{path} goes on after a place that this work copy has not reached.</source>
      <translation>{path} bắt đầu từ chỗ mà bản làm việc này chưa tới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>{path} has more layers, which do not look like plots and were left out: {layers}.</source>
      <translation>{path} còn các lớp khác không giống lớp thửa đất nên không nạp: {layers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawings.py" />
      <source>{path} has no layer {layer}.</source>
      <translation>{path} không có lớp {layer}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/returned_lists.py" />
      <source>{path} has no row with the headings {headings}.</source>
      <translation>{path} không có dòng nào mang các tiêu đề {headings}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>{path} has several polygon layers, and it is not clear which holds plots.</source>
      <translation>{path} có nhiều lớp vùng, không rõ lớp nào chứa thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load_folder.py" />
      <source>{path} holds no file that can be a sheet.</source>
      <translation>{path} không có tệp nào có thể là tờ bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>{path} holds no layer of polygons (its layers: {layers}).</source>
      <translation>{path} không có lớp vùng nào (các lớp: {layers}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>{path} holds no layer.</source>
      <translation>{path} không có lớp nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/records.py" />
      <source>{path} holds no table of records.</source>
      <translation>{path} không chứa bảng hồ sơ nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/inspect.py" />
      <source>{path} holds the findings of a check, not plots.</source>
      <translation>{path} chứa kết quả kiểm tra, không chứa thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>{path} is a copy of {other}, and is left out.</source>
      <translation>{path} là bản sao của {other} nên được bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load_folder.py" />
      <source>{path} is a database, not a file that is a sheet.</source>
      <translation>{path} là cơ sở dữ liệu, không phải tệp tờ bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/embedded.py" />
      <source>{path} is a file of another kind: an office's store is a GeoPackage.</source>
      <translation>{path} là tệp loại khác: kho của đơn vị là tệp GeoPackage.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/spreadsheet.py" />
      <source>{path} is a folder, not a file.</source>
      <translation>{path} là thư mục, không phải tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/xlsx.py" />
      <source>{path} is a packed file, but no workbook.</source>
      <translation>{path} là tệp nén nhưng không phải bảng tính.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/xlsx.py" />
      <source>{path} is a workbook of the new kind, but its name does not say so.</source>
      <translation>{path} là bảng tính kiểu mới, nhưng đuôi tên tệp không đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/spreadsheet.py" />
      <source>{path} is a workbook of the old kind (.xls), or protected by a password.</source>
      <translation>{path} là bảng tính kiểu cũ (.xls), hoặc có mật khẩu bảo vệ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>{path} is a workbook: it may hold records, but no plots.</source>
      <translation>{path} là bảng tính: có thể chứa hồ sơ, nhưng không chứa thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/load.py" />
      <source>{path} is both the source and the work copy to be written.</source>
      <translation>{path} vừa là nguồn vừa là bản làm việc sẽ ghi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/package_told.py" />
      <source>{path} is damaged and was not taken over: push it from the office that scanned it.</source>
      <translation>{path} bị hỏng nên không được chuyển: hãy đẩy lại từ đơn vị đã quét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} is damaged or was changed on its way. Nothing of it was taken in.</source>
      <translation>{path} bị hỏng hoặc bị sửa trên đường đi. Không có gì trong gói được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/connection.py" />
      <source>{path} is in use by another program. Nothing was changed.</source>
      <translation>{path} đang được chương trình khác dùng. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/reproject.py" />
      <source>{path} is in {found}, and no published operation leads from there to {target}: plots could be far off.</source>
      <translation>{path} ở hệ {found}, chưa có phép chuyển đổi nào được công bố sang {target}: các thửa có thể lệch xa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/read_report.py" />
      <source>{path} is in {found}, the source before it in {first}.</source>
      <translation>{path} ở hệ {found}, còn nguồn trước đó ở hệ {first}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_reading.py" />
      <source>{path} is in {found}, the work copy in {first}.</source>
      <translation>{path} ở hệ {found}, còn bản làm việc ở hệ {first}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} is larger than a package may be. Nothing of it was taken in.</source>
      <translation>{path} vượt quá kích thước cho phép của một gói. Không có gì trong gói được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/packages.py" />
      <source>{path} is meant for another store.</source>
      <translation>{path} dành cho kho khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/findings_read.py" />
      <source>{path} is neither a work copy nor a file of findings.</source>
      <translation>{path} không phải bản làm việc cũng không phải tệp lỗi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/opening.py" />
      <source>{path} is no file, but a device or a pipe.</source>
      <translation>{path} không phải là tệp mà là thiết bị hoặc đường ống dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} is no package of Land Campaign.</source>
      <translation>{path} không phải gói dữ liệu của Land Campaign.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} is not whole: its end is missing. Nothing of it was taken in.</source>
      <translation>{path} không đầy đủ: thiếu phần cuối. Không có gì trong gói được nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/writing.py" />
      <source>{path} is open in another program and cannot be replaced.</source>
      <translation>{path} đang mở trong chương trình khác nên không thay được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/side_files.py" />
      <source>{path} is part of a data set that is opened by another file ({main}), missing here.</source>
      <translation>{path} chỉ là một phần của bộ dữ liệu; tệp để mở bộ dữ liệu ({main}) không có ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/sheet_writing.py" />
      <source>{path} is sheet {sheet}, and lies where {other} does, which is that sheet, too.</source>
      <translation>{path} là tờ {sheet} và nằm trùng chỗ với {other}, cũng là tờ đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/export.py" />
      <source>{path} is the work copy itself.</source>
      <translation>{path} chính là bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} is {kind}, which is not wanted here.</source>
      <translation>{path} là {kind}, không dùng được ở bước này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/local_disk.py" />
      <source>{path} lies in a folder that {name} keeps in step with other places: it can put an old state over edits.</source>
      <translation>{path} nằm trong thư mục mà {name} đồng bộ với nơi khác: trạng thái cũ có thể ghi đè lên chỉnh sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/local_disk.py" />
      <source>{path} lies on a network drive ({name}): two computers that write there at once lose each other's edits.</source>
      <translation>{path} nằm trên ổ đĩa mạng ({name}): hai máy cùng ghi vào đó sẽ làm mất chỉnh sửa của nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/local_disk.py" />
      <source>{path} lies where Windows and Linux meet on one computer (WSL): neither sees what the other has locked.</source>
      <translation>{path} nằm ở nơi Windows và Linux gặp nhau trên một máy (WSL): bên này không thấy khóa của bên kia.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/doubted_crs.py" />
      <source>{path} says that it is in {crs}. By that, {share} % of its plots lie {where}; so many would by others: {systems}. If one of those is right, set it as the layer's reference system in QGIS, save the layer and load that anew.</source>
      <translation>{path} tự ghi là ở hệ {crs}. Theo hệ đó, {share} % số thửa nằm {where}; theo các hệ khác: {systems}. Nếu một trong các hệ này đúng, hãy đặt lại hệ tọa độ của lớp trong QGIS, lưu lớp rồi nạp lại tệp đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/check_folder.py" />
      <source>{path} was not checked:</source>
      <translation>{path} chưa được kiểm tra:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_file.py" />
      <source>{path} was not sealed with this key.</source>
      <translation>{path} không được niêm phong bằng khóa này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_door.py" />
      <source>{path} was sealed with a key that is not, or no longer, one of this store.</source>
      <translation>{path} được niêm phong bằng khóa không có, hoặc không còn hiệu lực trong kho này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/doubted_crs.py" />
      <source>{path} was taken to be in {crs}, as was said. By that, {share} % of its plots lie {where}, and by no other system known here do they. Look at them on the map, and find out from where the file came which one it is in.</source>
      <translation>{path} được coi là ở hệ {crs} như đã khai báo. Theo hệ đó, {share} % số thửa nằm {where}, và không hệ nào khác đã biết cho kết quả đúng. Hãy xem các thửa trên bản đồ và hỏi nơi cung cấp tệp xem tệp ở hệ nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/doubted_crs.py" />
      <source>{path} was taken to be in {crs}, as was said. By that, {share} % of its plots lie {where}; so many would by others: {systems}. If one of those is right, load anew and say that one.</source>
      <translation>{path} được coi là ở hệ {crs} như đã khai báo. Theo hệ đó, {share} % số thửa nằm {where}; theo các hệ khác: {systems}. Nếu một trong các hệ này đúng, hãy nạp lại và khai báo hệ đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/package_stores.py" />
      <source>{path} was written by another version of the plugin.</source>
      <translation>{path} được ghi bằng phiên bản khác của phần mềm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{path}: the export {export}, in {crs}.</source>
      <translation>{path}: bản xuất {export}, hệ tọa độ {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{place}: {rows} rows = {answers}.</source>
      <translation>{place}: {rows} dòng = {answers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/describe.py" />
      <source>{plots} and {count} more</source>
      <translation>{plots} và {count} thửa khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{plots} invented plots on {sheets} sheets in {communes} communes, {people} invented people: {path}</source>
      <translation>{plots} thửa đất hư cấu trên {sheets} tờ bản đồ thuộc {communes} xã, phường, {people} người hư cấu: {path}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{plots} plots checked with {ruleset} in {seconds} s.</source>
      <translation>Đã kiểm tra {plots} thửa đất theo {ruleset} trong {seconds} giây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{plots} plots in group {group}.</source>
      <translation>{plots} thửa thuộc nhóm {group}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/folder_told.py" />
      <source>{plots} plots in {path}, in {crs}.</source>
      <translation>{plots} thửa đất trong {path}, hệ tọa độ {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{plots} plots of {communes} communes are in {path}; its manifest says up to which change each commune is.</source>
      <translation>Đã ghi {plots} thửa của {communes} xã vào {path}; tệp kê khai trong đó cho biết mỗi xã tính đến thay đổi số mấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/record_books.py" />
      <source>{plots} plots on the map = {with_record} with a record + {without_record} without, {missing_count} of them on sheets that the records name.</source>
      <translation>{plots} thửa trên bản đồ = {with_record} thửa có hồ sơ + {without_record} thửa chưa có, trong đó {missing_count} thửa thuộc các tờ mà hồ sơ nhắc đến.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{plots} plots on {sheets} sheets checked with {ruleset} in {seconds} s.</source>
      <translation>Đã kiểm tra {plots} thửa đất trên {sheets} tờ bản đồ theo {ruleset} trong {seconds} giây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{plots} plots to do.</source>
      <translation>{plots} thửa còn phải làm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/drawing_remarks.py" />
      <source>{plots} plots were closed from the lines of {path}: {unnumbered} have no number, {double} hold two different numbers, {loose} numbers stand in no plot. The check shows where (T08, A02).</source>
      <translation>{plots} thửa được khép từ các đường của {path}: {unnumbered} thửa không có số, {double} thửa có hai số khác nhau, {loose} số không nằm trong thửa nào. Bước kiểm tra sẽ chỉ ra vị trí (T08, A02).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{plots} plots, {set_aside} rows set aside.</source>
      <translation>{plots} thửa đất, {set_aside} dòng để riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{plots} plots: {state}.</source>
      <translation>{plots} thửa: {state}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{plot} stays open: {why}</source>
      <translation>{plot} vẫn chưa giải quyết: {why}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{plot} was decided already, by {who}.</source>
      <translation>{plot} đã được {who} giải quyết trước đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{plot}: left as it is, because a plot that it belongs to was left out.</source>
      <translation>{plot}: giữ nguyên, vì một thửa liên quan không được đưa về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{plot}: left as it is, somebody changed it again since ({fields}).</source>
      <translation>{plot}: giữ nguyên, vì sau đó đã có người sửa tiếp ({fields}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{plot}: left as it is, you edited it here and have not pushed that yet.</source>
      <translation>{plot}: giữ nguyên, vì bạn đã sửa tại đây và chưa đẩy lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{plot}: stands as before that push already.</source>
      <translation>{plot}: đã ở trạng thái như trước lần đẩy lên đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/undo_push.py" />
      <source>{plot}: the work copy does not have it; pull its commune first.</source>
      <translation>{plot}: bản làm việc không có thửa này; hãy lấy dữ liệu xã về trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{plot}: {who} and the store differ in {fields} (since {at}).</source>
      <translation>{plot}: bản của {who} và bản trong kho khác nhau ở {fields} (từ {at}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/conflicts.py" />
      <source>{plot}: {who} drew a boundary that disputes {area_m2} m² with a neighbour (since {at}).</source>
      <translation>{plot}: {who} vẽ ranh giới tranh chấp {area_m2} m² với thửa liền kề (từ {at}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/handover.py" />
      <source>{resealed} changes that had waited or were refused go with the next push.</source>
      <translation>{resealed} thay đổi đang chờ hoặc bị từ chối sẽ đi cùng lần đẩy sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{rows_in} rows read = {plots} plots + {set_aside} set aside.</source>
      <translation>Đã đọc {rows_in} dòng = {plots} thửa + {set_aside} dòng để riêng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{rows_in} rows read = {rows_out} loaded + {set_aside} set aside.</source>
      <translation>Đọc {rows_in} dòng = nạp {rows_out} + để riêng {set_aside}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{rows} plots written to {path}, in {crs}.</source>
      <translation>Đã ghi {rows} thửa đất vào {path}, hệ tọa độ {crs}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/task_lines.py" />
      <source>{rows} rows read = {taken} taken + {known} known before + {silent} without an answer + {refused} refused.</source>
      <translation>Đã đọc {rows} dòng = {taken} nhận + {known} đã biết từ trước + {silent} chưa có kết quả + {refused} không nhận.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/checking/floods.py" />
      <source>{rule} reports {share} % of the plots. Look for one common cause before correcting them one by one: the source, the fields it was read from, or its coordinate reference system.</source>
      <translation>{rule} báo {share} % số thửa. Hãy tìm một nguyên nhân chung trước khi sửa từng thửa: nguồn dữ liệu, các trường đã đọc, hoặc hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a12_address_levels.py" />
      <source>{rule} reports {share} % of the plots: the addresses look like those from before the merger of communes. Convert them all at once.</source>
      <translation>{rule} báo {share} % số thửa: địa chỉ có vẻ là của thời trước khi sáp nhập xã. Hãy chuyển đổi tất cả một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a01_commune_code.py" />
      <source>{rule} reports {share} % of the plots: the codes or the addresses look like those from before the merger of communes. Convert them all at once.</source>
      <translation>{rule} báo {share} % số thửa: mã xã hoặc địa chỉ có vẻ là của thời trước khi sáp nhập xã. Hãy chuyển đổi tất cả một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i01_identifier_form.py" />
      <source>{rule} reports {share} % of the plots: the field holds another number of the plot, or identifiers of an older circular. Do not read it as the plot identifier.</source>
      <translation>{rule} báo {share} % số thửa: trường này chứa một số khác của thửa, hoặc mã theo thông tư cũ. Không nên đọc trường này làm mã định danh thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/parties/p01_citizen_number.py" />
      <source>{rule} reports {share} % of the plots: the field of citizen numbers looks like one of other numbers. Check which field was read before correcting them one by one.</source>
      <translation>{rule} báo {share} % số thửa: trường số định danh có vẻ chứa loại số khác. Hãy xem đã đọc trường nào trước khi sửa từng thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/identifier/i03_identifier_outside_plot.py" />
      <source>{rule} reports {share} % of the plots: the identifiers look as if they were made with another shift between VN-2000 and WGS 84, or for another layer. Find out which before anything is issued.</source>
      <translation>{rule} báo {share} % số thửa: mã định danh có vẻ được tính bằng phép chuyển khác giữa VN-2000 và WGS 84, hoặc cho lớp dữ liệu khác. Hãy làm rõ trước khi cấp mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a05_land_use_code.py" />
      <source>{rule} reports {share} % of the plots: the land uses look like codes of another list. Check the field and the list before correcting them one by one.</source>
      <translation>{rule} báo {share} % số thửa: loại đất có vẻ là mã của danh mục khác. Hãy kiểm tra trường và danh mục trước khi sửa từng thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a02_plot_number.py" />
      <source>{rule} reports {share} % of the plots: the numbers look as if they were read from another field. Check the fields before correcting them one by one.</source>
      <translation>{rule} báo {share} % số thửa: số thửa có vẻ được đọc từ trường khác. Hãy kiểm tra các trường trước khi sửa từng thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a10_legal_area_differs.py" />
      <source>{rule} reports {share} % of the plots: the recorded areas are those of a newer survey than the certificates. Decide once which area counts before correcting them one by one.</source>
      <translation>{rule} báo {share} % số thửa: diện tích đã ghi là của lần đo mới hơn giấy chứng nhận. Hãy quyết định một lần diện tích nào có giá trị trước khi sửa từng thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/record/a09_shape_area_differs.py" />
      <source>{rule} reports {share} % of the plots: the recorded areas look like those of deeds or of an older survey. Decide once which area counts before correcting them one by one.</source>
      <translation>{rule} báo {share} % số thửa: diện tích hồ sơ có vẻ lấy từ giấy tờ hoặc lần đo cũ. Hãy quyết định một lần diện tích nào được dùng trước khi sửa từng thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/rules/texts/e02_untidy_text.py" />
      <source>{rule} reports {share} % of the plots: the texts come like this from the program that wrote them. Let the safe corrections mend all of them at once.</source>
      <translation>{rule} báo {share} % số thửa: phần mềm xuất dữ liệu đã ghi chữ như vậy. Hãy để các sửa chữa an toàn xử lý tất cả một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>{rule}: {column} of plot {plot} set to {value}</source>
      <translation>{rule}: {column} của thửa {plot} sửa thành {value}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>{sent} scanned papers were sent, {there} were there already.</source>
      <translation>Đã gửi {sent} hồ sơ quét, {there} hồ sơ đã có sẵn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/told.py" />
      <source>{stored} plots stored, {refused} not taken in.</source>
      <translation>Kho đã lưu {stored} thửa đất, không nhận {refused}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/records_told.py" />
      <source>{stored} records were taken in, {same} were there already.</source>
      <translation>Đã nhận {stored} bản ghi, {same} bản ghi đã có sẵn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/people.py" />
      <source>{store} is a file, and people are there for a store on a server alone.</source>
      <translation>{store} là một tệp, mà người dùng chỉ có ở kho trên máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/store/gateway.py" />
      <source>{store} is no address of a gateway.</source>
      <translation>{store} không phải địa chỉ của cổng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/replay.py" />
      <source>{store} is no store on a server.</source>
      <translation>{store} không phải kho trên máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/verbs/doctor_computer.py" />
      <source>{system}, Python {python}</source>
      <translation>{system}, Python {python}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/store_told.py" />
      <source>{table}: {count}</source>
      <translation>{table}: {count}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/update_told.py" />
      <source>{table}: {theirs} rows in the export, {ours} in the work copy</source>
      <translation>{table}: bản xuất có {theirs} dòng, bản làm việc có {ours} dòng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/commands/handover.py" />
      <source>{taker} goes on with the work of {giver}: {edited} edited plots and records.</source>
      <translation>{taker} làm tiếp việc của {giver}: {edited} thửa và hồ sơ đã sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/sources/guess_encodings.py" />
      <source>{texts} texts of field {field} of {path} cannot be converted for certain; they were left as they stand.</source>
      <translation>{texts} giá trị của trường {field} trong {path} không thể chuyển chắc chắn; chúng được giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/reports/summary.py" />
      <source>{unseen} more could not be looked at again, there was nothing to check: {rules}.</source>
      <translation>Còn {unseen} lỗi không xem lại được vì không có gì để kiểm tra: {rules}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/model/province.py" />
      <source>“{text}” does not say where the plots of a province lie.</source>
      <translation>“{text}” không cho biết thửa đất của tỉnh nằm trong phạm vi nào.</translation>
    </message>
  </context>
  <context>
    <name>gui</name>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>(choose above)</source>
      <translation>(chọn ở trên)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>(found by its fields)</source>
      <translation>(tự nhận theo trường)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>(not in this file)</source>
      <translation>(không có trong tệp này)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>... and {count} more remarks on cells.</source>
      <translation>... và {count} nhận xét nữa về các ô.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>1 commune chosen.</source>
      <translation>Đã chọn 1 xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>1 corrected plot waits.</source>
      <translation>Có 1 thửa đã sửa đang chờ gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>1 correction not yet saved in the work copy</source>
      <translation>1 chỉnh sửa chưa lưu vào bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>1 field to look at: {columns}.</source>
      <translation>1 trường cần xem lại: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>1 file says so</source>
      <translation>1 tệp ghi vậy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>1 finding</source>
      <translation>1 lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>1 new plot waits.</source>
      <translation>Có 1 thửa mới đang chờ gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>1 plot changed by others waits in the store.</source>
      <translation>Trong kho có 1 thửa người khác đã sửa, chưa lấy về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>1 plot was sealed at {when} and waits for the store's answer.</source>
      <translation>Có 1 thửa đã niêm phong lúc {when}, đang chờ kho trả lời.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>A citizen number has 12 digits.</source>
      <translation>Số định danh cá nhân có 12 chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>A citizen number holds digits only.</source>
      <translation>Số định danh cá nhân chỉ gồm chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>A dot stands for a space, a box for a sign that nobody sees.</source>
      <translation>Dấu chấm giữa dòng là dấu cách, ô vuông là ký tự không nhìn thấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>A drawing has levels in place of fields</source>
      <translation>Bản vẽ có lớp (level) thay cho trường</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_dialog.py" />
      <source>A file of this office</source>
      <translation>Tệp của văn phòng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>A file, or a folder with sheets; or drop them here</source>
      <translation>Tệp, hoặc thư mục tờ bản đồ; hoặc kéo thả vào đây</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>A later export of the same plots</source>
      <translation>Bản xuất sau của cùng các thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>A letter behind the number is unusual. Is it right?</source>
      <translation>Số thửa có kèm chữ là bất thường. Có đúng không?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>A letter stands for a digit, or a digit for a letter.</source>
      <translation>Chữ cái bị gõ thành chữ số, hoặc chữ số thành chữ cái.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>A new password of your own</source>
      <translation>Mật khẩu mới của riêng bạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>A number is needed here.</source>
      <translation>Ô này cần có số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>A serial has one or two letters and six digits, eight since 2024.</source>
      <translation>Số phát hành gồm một hoặc hai chữ cái và sáu chữ số, từ 2024 là tám chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_values.py" />
      <source>A share is greater than zero and at most one.</source>
      <translation>Phần quyền phải lớn hơn không và không quá một.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>A store on a server</source>
      <translation>Kho trên máy chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_dialog.py" />
      <source>A store on a server, or a gateway</source>
      <translation>Kho trên máy chủ, hoặc qua cổng kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>A tax code has 10 digits, and three more for a branch.</source>
      <translation>Mã số thuế có 10 chữ số, đơn vị phụ thuộc có thêm ba chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>A tax code holds digits only.</source>
      <translation>Mã số thuế chỉ gồm chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>A work copy with corrections that were never pushed is not replaced.</source>
      <translation>Bản làm việc còn chỉnh sửa chưa đẩy lên kho sẽ không bị thay thế.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Add a Holder</source>
      <translation>Thêm chủ sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Add to the plots that are already in it</source>
      <translation>Thêm vào các thửa đất đã có trong đó</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Add to the work copy that is open</source>
      <translation>Thêm vào bản làm việc đang mở</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Address</source>
      <translation>Địa chỉ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Address and notes</source>
      <translation>Địa chỉ và ghi chú</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>After</source>
      <translation>Sau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/batch_card.py" />
      <source>Afterwards</source>
      <translation>Sau khi sửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>All</source>
      <translation>Tất cả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>All files</source>
      <translation>Tất cả các tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>All hamlets</source>
      <translation>Tất cả các thôn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/batch_card.py" />
      <source>All of them are one undo step; Ctrl+Z takes it back</source>
      <translation>Tất cả là một bước; nhấn Ctrl+Z để hoàn tác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/help_window.py" />
      <source>All rules</source>
      <translation>Tất cả quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>All rules ({count})</source>
      <translation>Mọi quy tắc ({count})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>All rules that could run found nothing to correct.</source>
      <translation>Tất cả quy tắc chạy được đều không phát hiện lỗi cần sửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>All seams are clean</source>
      <translation>Mọi đường tiếp biên đã sạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>All sheets are clean</source>
      <translation>Mọi tờ bản đồ đã sạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>All taken in</source>
      <translation>Kho đã nhận tất cả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>All texts are in Unicode: nothing has to be converted.</source>
      <translation>Mọi chữ đều là Unicode: không cần chuyển mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Also found on this plot</source>
      <translation>Lỗi khác của thửa này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_cards.py" />
      <source>Also holds {count} other plots: what you change here holds there, too.</source>
      <translation>Còn đứng tên {count} thửa khác: sửa ở đây thì ở đó cũng đổi theo.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>An area is greater than zero.</source>
      <translation>Diện tích phải lớn hơn 0.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Annual crops</source>
      <translation>Đất trồng cây hằng năm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Another letter stands for Đ. Type Đ.</source>
      <translation>Ký tự khác đứng thay chữ Đ. Hãy gõ chữ Đ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Another one</source>
      <translation>Hệ khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Applied. The finding is gone; Ctrl+Z takes it back.</source>
      <translation>Đã áp dụng. Lỗi không còn; bấm Ctrl+Z để hoàn tác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>Apply</source>
      <translation>Áp dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Aquaculture</source>
      <translation>Đất nuôi trồng thủy sản</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_lines.py" />
      <source>Area (m²)</source>
      <translation>Diện tích (m²)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>Area {before} → {after} m².</source>
      <translation>Diện tích {before} → {after} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>As it is loaded</source>
      <translation>Khi nạp vào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>As the files say.</source>
      <translation>Theo tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>As written</source>
      <translation>Như đang viết</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>As you chose the last time for these fields.</source>
      <translation>Như bạn đã chọn lần trước cho các trường này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Asking the store…</source>
      <translation>Đang hỏi kho…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>At least {least} signs, without your login. The server never hears it, only what proves it.</source>
      <translation>Ít nhất {least} ký tự, không chứa tên đăng nhập. Máy chủ không nhận mật khẩu, chỉ nhận phần dùng để kiểm tra nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_wizard.py" />
      <source>Back</source>
      <translation>Quay lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Back (Esc)</source>
      <translation>Trở về (Esc)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>Back to the list (Esc)</source>
      <translation>Về danh sách (Esc)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>Before</source>
      <translation>Trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/batch_card.py" />
      <source>Before and after</source>
      <translation>Trước và sau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Begin</source>
      <translation>Bắt đầu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Begin from the Central Store</source>
      <translation>Bắt đầu từ kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_walk.py" />
      <source>Begin from the Central Store goes on where it stopped.</source>
      <translation>Lần sau chọn “Bắt đầu từ kho trung tâm” sẽ lấy tiếp từ chỗ đã dừng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Begin from the Central Store…</source>
      <translation>Bắt đầu từ kho trung tâm…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/past_desk.py" />
      <source>Belongs to a split, a merge or a shared boundary.</source>
      <translation>Thuộc một lần tách thửa, hợp thửa hoặc sửa ranh giới chung.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>Beside the work copy</source>
      <translation>Cạnh bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_case.py" />
      <source>Both are equally large, and lie apart over {apart} m².</source>
      <translation>Hai hình có diện tích bằng nhau nhưng lệch nhau {apart} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Both shapes on the map, field by field, or send it up for a decision</source>
      <translation>Xem cả hai hình thửa trên bản đồ, chọn từng trường, hoặc chuyển lên trên quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Boundaries</source>
      <translation>Ranh giới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/drawing.py" />
      <source>Boundaries drawn from papers</source>
      <translation>Ranh theo giấy tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/outgoing.py" />
      <source>Boundary changed</source>
      <translation>Ranh giới thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/drawing.py" />
      <source>Boundary lines</source>
      <translation>Đường ranh thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Boundary lines that plots were closed from</source>
      <translation>Đường ranh dùng để khép thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Bring files in another system into that of the work copy</source>
      <translation>Chuyển tệp ở hệ tọa độ khác về hệ của bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Bring in what others pushed; what you edited is never replaced</source>
      <translation>Lấy về những gì người khác đã đẩy lên; phần bạn đã sửa không bao giờ bị thay thế</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>By USB Stick</source>
      <translation>Qua USB</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>By it, records from before the merger find their plots</source>
      <translation>Nhờ danh sách này, hồ sơ trước sáp nhập tìm được thửa của mình</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Cancel</source>
      <translation>Hủy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_dialog.py" />
      <source>Central Store</source>
      <translation>Kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>Central store</source>
      <translation>Kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Central store: {name}</source>
      <translation>Kho trung tâm: {name}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>Central stores (*.gpkg)</source>
      <translation>Kho trung tâm (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Certificate</source>
      <translation>Giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Certificate from the Paper</source>
      <translation>Nhập giấy chứng nhận từ bản giấy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Certificate of plot {plot}</source>
      <translation>Giấy chứng nhận của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Certificates</source>
      <translation>Giấy CN</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Certificates (*.crt *.pem *.cer)</source>
      <translation>Chứng thư số (*.crt *.pem *.cer)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>Change Password</source>
      <translation>Đổi mật khẩu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Change Password…</source>
      <translation>Đổi mật khẩu…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Changed on both sides</source>
      <translation>Bị sửa ở cả hai phía</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Changes</source>
      <translation>Số thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_picker.py" />
      <source>Change…</source>
      <translation>Thay đổi…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>Changing the password</source>
      <translation>Đang đổi mật khẩu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Check</source>
      <translation>Kiểm tra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/doctor_page.py" />
      <source>Check Again</source>
      <translation>Kiểm tra lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/doctor_page.py" />
      <source>Check This Computer</source>
      <translation>Kiểm tra máy tính này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/plugin.py" />
      <source>Check This Computer…</source>
      <translation>Kiểm tra máy tính này…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Check all plots by the rules</source>
      <translation>Kiểm tra mọi thửa đất theo các quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Check certificate and name of the server (verify-full)</source>
      <translation>Kiểm tra chứng thư và tên máy chủ (verify-full)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Check plots</source>
      <translation>Kiểm tra thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Check the certificate only (verify-ca)</source>
      <translation>Chỉ kiểm tra chứng thư (verify-ca)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Check this computer</source>
      <translation>Kiểm tra máy tính này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Checking plots</source>
      <translation>Đang kiểm tra thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Checks the plots of a polygon layer or file: invalid shapes, overlaps, gaps, duplicates, missing corners, plot numbers, land uses, areas. Fields with common names are recognised; rules whose fields are missing report that there was nothing to check. Boundary lines, plot labels and boundaries drawn from papers are checked against the plots where they are given; rules about communes need their official outlines, rules about missing sheets the province's list. Tables of records in the plots' own file are checked with them. The findings are written to a GeoPackage with the layer findings, the layer seams (where sheets meet, and how well), the table sheets (which of them are clean), the table states (what is not done yet) and the table run. The sources are only read.</source>
      <translation>Kiểm tra thửa đất của một lớp hoặc tệp dạng vùng: hình không hợp lệ, chồng đè, hở, trùng, thiếu đỉnh, số thửa, loại đất, diện tích. Các trường có tên thông dụng được tự nhận biết; quy tắc thiếu trường dữ liệu sẽ báo không có gì để kiểm tra. Đường ranh, nhãn thửa và ranh theo giấy tờ, nếu có, được đối chiếu với các thửa; quy tắc về xã cần ranh giới chính thức của các xã, quy tắc về tờ bản đồ còn thiếu cần danh sách tờ của tỉnh. Các bảng hồ sơ trong cùng tệp với thửa đất được kiểm tra cùng lúc. Lỗi được ghi vào GeoPackage gồm lớp findings, lớp seams (nơi các tờ giáp nhau và mức độ khớp), bảng sheets (tờ nào đã sạch), bảng states (việc chưa làm) và bảng run. Nguồn dữ liệu chỉ được đọc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Choose Files with Plots</source>
      <translation>Chọn tệp có thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Choose Spreadsheets of Records</source>
      <translation>Chọn bảng tính hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Choose Their Folder…</source>
      <translation>Chọn thư mục…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Choose a File</source>
      <translation>Chọn tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Choose a Folder with Sheets</source>
      <translation>Chọn thư mục tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Choose a file or a folder first.</source>
      <translation>Trước hết hãy chọn tệp hoặc thư mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Choose a file with plots or a folder with map sheets; or drop them here.</source>
      <translation>Hãy chọn tệp có thửa đất hoặc thư mục tờ bản đồ; hoặc kéo thả vào đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_dialog.py" />
      <source>Choose a file, or name a new one.</source>
      <translation>Hãy chọn tệp, hoặc đặt tên tệp mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/rules_panel.py" />
      <source>Choose a file…</source>
      <translation>Chọn tệp…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Choose a login of the kind Basic authentication, or make one with the green plus. Without one you are asked once a session.</source>
      <translation>Hãy chọn tài khoản kiểu xác thực cơ bản (Basic), hoặc tạo mới bằng dấu cộng màu xanh. Nếu không chọn, mỗi phiên làm việc sẽ hỏi một lần.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Choose a system: the plots are drawn here as it puts them.</source>
      <translation>Hãy chọn một hệ tọa độ: các thửa được vẽ ở đây theo hệ đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Choose spreadsheets of records, or go back and choose files with plots.</source>
      <translation>Hãy chọn bảng tính hồ sơ, hoặc quay lại chọn tệp có thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Choose the List of Renumbered Sheets</source>
      <translation>Chọn danh sách tờ bản đồ đánh số lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Choose the file of your package key.</source>
      <translation>Hãy chọn tệp khóa gói dữ liệu của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Choose the layer</source>
      <translation>Chọn lớp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Choose the layer above.</source>
      <translation>Hãy chọn lớp ở trên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Choose the layer of {name}, or do not tick it.</source>
      <translation>Hãy chọn lớp của {name}, hoặc bỏ chọn tệp này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Choose the one whose drawing is right; it is never guessed.</source>
      <translation>Hãy chọn hệ cho hình vẽ đúng chỗ; phần mềm không bao giờ tự đoán.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Choose the reference system that the plots were drawn in.</source>
      <translation>Hãy chọn hệ tọa độ mà thửa đất đã được vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Choose the store that this work copy is pushed to</source>
      <translation>Chọn kho mà bản làm việc này được đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>Choose what came of each row; it is kept at once. Double-click a row to see its plot on the map.</source>
      <translation>Chọn kết quả cho từng dòng, kết quả được lưu ngay. Nhấn đúp vào dòng để xem thửa trên bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>Clean</source>
      <translation>Sạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Clean seam</source>
      <translation>Biên đã sạch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Clear</source>
      <translation>Bỏ chọn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/doctor_page.py" />
      <source>Close</source>
      <translation>Đóng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Close Work Copy</source>
      <translation>Đóng bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Close up, among other sheets</source>
      <translation>Phóng to, cạnh các tờ khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Code or name</source>
      <translation>Mã hoặc tên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>Columns that were not taken: {columns}</source>
      <translation>Cột không lấy: {columns}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Commune</source>
      <translation>Xã, phường</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Commune not known</source>
      <translation>Chưa rõ xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Commune or sheet</source>
      <translation>Xã hoặc tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Commune {old} was merged into {new}; its plots have the new code.</source>
      <translation>Xã {old} đã sáp nhập vào {new}; các thửa đất của xã đã mang mã mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Communes</source>
      <translation>Xã, phường</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Compare on the Map…</source>
      <translation>So sánh trên bản đồ…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Comparing with the export</source>
      <translation>Đang so với bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_desk.py" />
      <source>Conflict decided</source>
      <translation>Giải quyết xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Conflicts</source>
      <translation>Xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Conflicts of this work copy</source>
      <translation>Xung đột của bản làm việc này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Connecting to {host}…</source>
      <translation>Đang kết nối với {host}…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Connection name</source>
      <translation>Tên kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Connection to a Central Store</source>
      <translation>Kết nối kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>Convert this drawing first</source>
      <translation>Chuyển đổi bản vẽ này trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Convert {count} texts</source>
      <translation>Chuyển mã {count} ô chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Converted to Unicode as shown; look at the words.</source>
      <translation>Được chuyển sang Unicode như dưới đây; hãy xem các từ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/place_page.py" />
      <source>Coordinates and Text</source>
      <translation>Tọa độ và chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Coordinates of {count} plots were rounded to 1 mm.</source>
      <translation>Tọa độ của {count} thửa đất đã được làm tròn đến 1 mm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Copy</source>
      <translation>Sao chép</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/doctor_page.py" />
      <source>Copy as Text</source>
      <translation>Sao chép dạng chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Correct the marked field first.</source>
      <translation>Hãy sửa ô được đánh dấu trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>Correct what is wrong.</source>
      <translation>Hãy sửa chỗ sai.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Corrected since, will be sent again. {reason}</source>
      <translation>Đã sửa sau đó, sẽ được gửi lại. {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Corrections that are not saved yet are saved in the work copy when you press Push Now.</source>
      <translation>Những chỉnh sửa chưa lưu sẽ được lưu vào bản làm việc khi bạn bấm “Đẩy lên kho”.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>Could not run</source>
      <translation>Không chạy được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Database</source>
      <translation>Cơ sở dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Database of the store (PostgreSQL)</source>
      <translation>Cơ sở dữ liệu của kho (PostgreSQL)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Day and month seem to have changed places.</source>
      <translation>Ngày và tháng dường như bị đổi chỗ cho nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Deceased, says the population database</source>
      <translation>Đã mất, theo cơ sở dữ liệu dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Decided here. The next push tells the store.</source>
      <translation>Đã quyết định tại đây. Lần đẩy lên tiếp theo sẽ báo cho kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Deciding the conflict</source>
      <translation>Đang giải quyết xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/messages.py" />
      <source>Details</source>
      <translation>Chi tiết</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>Differences from an Export</source>
      <translation>Khác biệt với bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Discard</source>
      <translation>Bỏ chỉnh sửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Do not send</source>
      <translation>Không gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Drawing flags</source>
      <translation>Đang vẽ cờ báo lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Encoding of texts that files do not say (UTF-8, TCVN3, VNI, CP1258)</source>
      <translation>Bảng mã chữ mà tệp không ghi (UTF-8, TCVN3, VNI, CP1258)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Encrypt without checking the server (require)</source>
      <translation>Mã hóa, không kiểm tra máy chủ (require)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Encryption</source>
      <translation>Mã hóa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_cards.py" />
      <source>Enter a Certificate from the Paper…</source>
      <translation>Nhập giấy chứng nhận từ bản giấy…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>Error</source>
      <translation>Lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Errors</source>
      <translation>Lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>Every row is accounted for. What was set aside stays in the file, and its row is kept with a reason.</source>
      <translation>Không dòng nào bị bỏ sót. Dòng để riêng vẫn còn trong tệp và được ghi lại kèm lý do.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Everything is in the store. Sending it again would change nothing.</source>
      <translation>Tất cả đã có trên kho. Gửi lại cũng không làm thay đổi gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Export</source>
      <translation>Xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Export Plots</source>
      <translation>Xuất thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Exporting plots</source>
      <translation>Đang xuất thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Farthest apart (m)</source>
      <translation>Lệch nhất (m)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Fetch communes into a work copy</source>
      <translation>Lấy dữ liệu xã về bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Fetching communes from the store</source>
      <translation>Đang lấy dữ liệu xã từ kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/choice_table.py" />
      <source>Field</source>
      <translation>Trường</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Field by Field…</source>
      <translation>Từng trường…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>Fields</source>
      <translation>Trường dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Fields, for example plot_number=SoThua, sheet_number=ToBD</source>
      <translation>Các trường, ví dụ plot_number=SoThua, sheet_number=ToBD</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Fields: {mapping}</source>
      <translation>Trường dữ liệu: {mapping}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>File</source>
      <translation>Tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>File name</source>
      <translation>Tên tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Files</source>
      <translation>Tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Files, one a line</source>
      <translation>Các tệp, mỗi dòng một tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Findings</source>
      <translation>Lỗi phát hiện</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Findings (areas)</source>
      <translation>Lỗi (vùng)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Findings (lines)</source>
      <translation>Lỗi (đường)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Findings (points)</source>
      <translation>Lỗi (điểm)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Finds boundaries that lie elsewhere than on the papers (rule T09).</source>
      <translation>Tìm ranh giới không nằm đúng chỗ như trên giấy tờ (quy tắc T09).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Finds lines that end loose, cross without a corner, or are drawn twice (rule T07).</source>
      <translation>Tìm đường hở đầu, cắt nhau không có đỉnh hoặc vẽ hai lần (quy tắc T07).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Finds plots that lie in two communes or carry the wrong commune code (rules B01, B02, B03).</source>
      <translation>Tìm thửa nằm trên hai xã hoặc ghi sai mã xã (quy tắc B01, B02, B03).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Finds plots without a label or with several, and labels with another number (rule T08).</source>
      <translation>Tìm thửa không có nhãn hoặc có nhiều nhãn, và nhãn ghi số khác (quy tắc T08).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Finds sheets that are missing or too many, and sheets with plots missing (rules M05, M06).</source>
      <translation>Tìm tờ bản đồ còn thiếu hoặc thừa, và tờ thiếu thửa (quy tắc M05, M06).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Folder for the Lists</source>
      <translation>Thư mục chứa danh sách</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>Folder of the Python packages</source>
      <translation>Thư mục các gói Python</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Folder of the Scanned Papers</source>
      <translation>Thư mục giấy tờ quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Folder with map sheets</source>
      <translation>Thư mục tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Folder…</source>
      <translation>Thư mục…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>For all work copies for which no other was chosen on the push page</source>
      <translation>Cho mọi bản làm việc chưa được chọn kho khác ở trang đẩy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Forest</source>
      <translation>Đất lâm nghiệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>Forget what was chosen the last time for these fields</source>
      <translation>Quên lựa chọn lần trước cho các trường này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Form</source>
      <translation>Hình thức</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Format</source>
      <translation>Định dạng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/level_words.py" />
      <source>Frames of sheets are on level {frames}, boundaries drawn from papers on {papers}.</source>
      <translation>Khung tờ bản đồ ở lớp {frames}, ranh giới vẽ theo giấy tờ ở lớp {papers}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>From a File...</source>
      <translation>Từ tệp...</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>From the map to the records</source>
      <translation>Từ bản đồ sang hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>From the records to the map</source>
      <translation>Từ hồ sơ sang bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Gateway</source>
      <translation>Cổng kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Gateway over the web (https)</source>
      <translation>Cổng kết nối qua web (https)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>GeoJSON</source>
      <translation>GeoJSON</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>GeoPackage</source>
      <translation>GeoPackage</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Give Mine Up</source>
      <translation>Bỏ bản của tôi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Give the connection a name.</source>
      <translation>Hãy đặt tên cho kết nối.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Go On with It</source>
      <translation>Tiếp tục với mẫu này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Go on with {name}</source>
      <translation>Làm tiếp {name}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Go on working; nothing is lost.</source>
      <translation>Cứ tiếp tục làm việc; không mất gì cả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Groups of the campaign</source>
      <translation>Nhóm thửa của chiến dịch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>Guess anew</source>
      <translation>Nhận dạng lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Hamlet</source>
      <translation>Thôn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Hamlet not known</source>
      <translation>Chưa rõ thôn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Handed on by {name}</source>
      <translation>Chuyển lên từ {name}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Handing the conflict on</source>
      <translation>Đang chuyển xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/help_window.py" />
      <source>Help on the Rules</source>
      <translation>Trợ giúp về các quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>Hide Preview</source>
      <translation>Tắt xem trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>History of Plot {plot}</source>
      <translation>Lịch sử thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>History of this plot</source>
      <translation>Lịch sử của thửa này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Holder</source>
      <translation>Chủ sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Holders</source>
      <translation>Chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Id in your tables: {id}</source>
      <translation>Mã số trong bảng của bạn: {id}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Identity</source>
      <translation>Thông tin nhận biết</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>In a font of capitals (.VnTimeH)</source>
      <translation>Phông chữ hoa (.VnTimeH)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>In the export</source>
      <translation>Trong bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>In the file</source>
      <translation>Trong tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>In the province</source>
      <translation>Trong tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>In the store</source>
      <translation>Trong kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>Information</source>
      <translation>Thông tin</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/outgoing.py" />
      <source>Is retired</source>
      <translation>Ngừng hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>It can be stopped at any time, and goes on where it stopped.</source>
      <translation>Có thể dừng bất cứ lúc nào, lần sau sẽ lấy tiếp từ chỗ đã dừng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>It has no form that such numbers have. Compare with the paper.</source>
      <translation>Không đúng dạng của loại số này. Hãy đối chiếu với giấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>It is a later export of the same plots: take over what changed there</source>
      <translation>Đây là bản xuất mới hơn của cùng các thửa: lấy những gì đã đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>It was deleted here, and changed in the export. Theirs brings it back.</source>
      <translation>Mục này đã xóa ở đây nhưng được sửa trong bản xuất. Lấy theo bản xuất thì mục này trở lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>Its plots are in the work copy, and the file has not changed. Loading it again changes nothing.</source>
      <translation>Thửa đất của tệp đã có trong bản làm việc và tệp không đổi. Nạp lại không thay đổi gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Keep</source>
      <translation>Ghi nhớ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Keep Mine</source>
      <translation>Giữ bản của tôi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Keep That of {name}</source>
      <translation>Giữ bản của {name}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Keep Theirs</source>
      <translation>Giữ bản trong kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Keep and Check</source>
      <translation>Ghi nhớ và kiểm tra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Keep the Store's</source>
      <translation>Giữ bản trong kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sign_in_dialog.py" />
      <source>Kept until QGIS is closed, and written down nowhere.</source>
      <translation>Chỉ giữ đến khi đóng QGIS và không ghi lại ở đâu cả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Kind</source>
      <translation>Loại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Labels</source>
      <translation>Nhãn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Labels of plots</source>
      <translation>Nhãn thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/level_words.py" />
      <source>Labels: numbers on level {numbers}, areas on {areas}, land uses on {uses}.</source>
      <translation>Nhãn: số thửa ở lớp {numbers}, diện tích ở lớp {areas}, loại đất ở lớp {uses}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Land Campaign</source>
      <translation>Làm sạch dữ liệu đất đai</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/plugin.py" />
      <source>Land Campaign Panel</source>
      <translation>Bảng làm sạch dữ liệu đất đai</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Land use</source>
      <translation>Mục đích sử dụng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Land use and area (m²)</source>
      <translation>Loại đất và diện tích (m²)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Last pulled {when}.</source>
      <translation>Lần lấy về gần nhất: {when}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Layer</source>
      <translation>Lớp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Leave It</source>
      <translation>Thôi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Legal</source>
      <translation>Pháp lý</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Length (m)</source>
      <translation>Dài (m)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Lines</source>
      <translation>Đường</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>List the findings of all seams and sheets again</source>
      <translation>Liệt kê lại lỗi của mọi đường tiếp biên và tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Lists</source>
      <translation>Danh sách</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Lists that Came Back</source>
      <translation>Danh sách nhận lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_wizard.py" />
      <source>Load</source>
      <translation>Nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_wizard.py" />
      <source>Load Plots</source>
      <translation>Nạp thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Load Plots…</source>
      <translation>Nạp thửa đất…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>Load a folder of map sheets: each is listed here with its state, and with the reason if it failed.</source>
      <translation>Hãy nạp một thư mục tờ bản đồ: mỗi tờ được liệt kê ở đây cùng trạng thái, và lý do nếu không nạp được.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Load map sheets</source>
      <translation>Nạp tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Load plots into a work copy</source>
      <translation>Nạp thửa đất vào bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Load plots, see what is wrong with them, correct it in a form, and push the result to the central store.</source>
      <translation>Nạp thửa đất, xem lỗi, sửa lỗi trong biểu mẫu, rồi đẩy kết quả lên kho trung tâm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>Loaded</source>
      <translation>Khi nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Loading map sheets</source>
      <translation>Đang nạp tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Loading plots</source>
      <translation>Đang nạp thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Loads the map sheets of a folder, or single files, into a work copy, without a question. The folder is searched with all folders in it. Fields are recognised by their names and values, texts in TCVN3 or VNI are converted. Number and scale of a sheet come from its plots, its frame, the list of sheets, or the name of its file. Sheets that are loaded and unchanged are passed over, changed ones brought up to date; one that fails is reported and does not stop the others. Drawings in DGN V8 or DWG are counted as waiting until they are saved as DGN V7 or DXF. The sources are only read.</source>
      <translation>Nạp các tờ bản đồ trong một thư mục, hoặc từng tệp, vào bản làm việc mà không hỏi gì. Thư mục được tìm cả các thư mục con. Các trường được nhận ra theo tên và giá trị, chữ TCVN3 hoặc VNI được chuyển mã. Số tờ và tỷ lệ lấy từ thửa đất, khung tờ, danh sách tờ bản đồ hoặc tên tệp. Tờ đã nạp và không đổi được bỏ qua, tờ thay đổi được cập nhật; tờ không nạp được sẽ được báo và không làm dừng các tờ khác. Bản vẽ DGN V8 hoặc DWG được tính là chờ cho đến khi lưu thành DGN V7 hoặc DXF. Tệp nguồn chỉ được đọc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Login</source>
      <translation>Tài khoản đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>Longest move of a boundary: {move} m.</source>
      <translation>Ranh giới dịch chuyển nhiều nhất {move} m.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Look every half minute whether others pushed something</source>
      <translation>Cứ nửa phút xem người khác có đẩy gì lên không</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>Looking at names and values of the fields…</source>
      <translation>Đang xem tên và giá trị các trường…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Looking at the scanned papers</source>
      <translation>Đang xem các giấy tờ quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_walk.py" />
      <source>Looking at the store</source>
      <translation>Đang xem kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/doctor_page.py" />
      <source>Looking at what the work depends on…</source>
      <translation>Đang xem những gì công việc phụ thuộc vào…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Looking how the texts are written…</source>
      <translation>Đang xem bảng mã của chữ…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Looking into the file…</source>
      <translation>Đang xem tệp…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Looking what can be undone</source>
      <translation>Đang xem những gì hoàn tác được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Looking where the plots would lie…</source>
      <translation>Đang xem thửa đất sẽ nằm ở đâu…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/past_desk.py" />
      <source>Made of the land of {count} plots.</source>
      <translation>Được tạo từ đất của {count} thửa.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Make a New One</source>
      <translation>Tạo mẫu mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Make a connection with New… first.</source>
      <translation>Trước hết hãy tạo kết nối bằng nút “Thêm…”.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Make one with New…: whoever runs the store tells you how.</source>
      <translation>Hãy tạo kết nối bằng nút “Thêm…”: người quản trị kho sẽ cho biết cách làm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Making the sample</source>
      <translation>Đang tạo dữ liệu mẫu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>Map Sheets and Their Files</source>
      <translation>Tờ bản đồ và tệp nguồn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Map sheets</source>
      <translation>Tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Map sheets: {counts}.</source>
      <translation>Tờ bản đồ: {counts}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Matched in the population database</source>
      <translation>Đã khớp với cơ sở dữ liệu dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>May be several plots</source>
      <translation>Có thể là nhiều thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>May edit and push</source>
      <translation>Được sửa và đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>May edit, push and decide conflicts</source>
      <translation>Được sửa, đẩy lên và quyết định xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>May read</source>
      <translation>Được xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>May read for reports</source>
      <translation>Được xem để báo cáo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>May read the history</source>
      <translation>Được xem lịch sử</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Mine ({count})</source>
      <translation>Của tôi ({count})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>Missing</source>
      <translation>Còn thiếu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>More</source>
      <translation>Thêm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>More than {count} plots changed by others wait in the store.</source>
      <translation>Trong kho có hơn {count} thửa người khác đã sửa, chưa lấy về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Name</source>
      <translation>Họ tên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Name a folder with map sheets, or files.</source>
      <translation>Hãy chỉ ra thư mục tờ bản đồ, hoặc các tệp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Never pulled yet.</source>
      <translation>Chưa lấy về lần nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>New password</source>
      <translation>Mật khẩu mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/outgoing.py" />
      <source>New plot</source>
      <translation>Thửa mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_picker.py" />
      <source>New…</source>
      <translation>Thêm…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_wizard.py" />
      <source>Next</source>
      <translation>Tiếp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Next finding (N)</source>
      <translation>Lỗi tiếp theo (N)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Nine digits: this is the old identity card. It has a field of its own.</source>
      <translation>Chín chữ số: đây là chứng minh nhân dân cũ, hãy nhập vào ô riêng của nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>No boundary moves.</source>
      <translation>Ranh giới không dịch chuyển.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>No branch has the number 000.</source>
      <translation>Không có đơn vị phụ thuộc mang số 000.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>No certificate of this plot is recorded yet.</source>
      <translation>Chưa có giấy chứng nhận nào của thửa này trong hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>No conflict</source>
      <translation>Không có xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>No connection yet</source>
      <translation>Chưa có kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>No field is taken for: {columns}. Choose it if the file has one.</source>
      <translation>Chưa có trường nào cho: {columns}. Hãy chọn nếu tệp có.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>No field is taken yet: only shapes would be loaded.</source>
      <translation>Chưa lấy trường nào: chỉ hình thửa sẽ được nạp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>No file chosen</source>
      <translation>Chưa chọn tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>No holder of this plot is recorded yet.</source>
      <translation>Chưa có chủ sử dụng nào của thửa này trong hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>No land use of this plot is recorded yet.</source>
      <translation>Chưa có mục đích sử dụng nào của thửa này trong hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>No land use recorded</source>
      <translation>Chưa ghi loại đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>No list of papers to collect was written yet. Write one first.</source>
      <translation>Chưa ghi danh sách giấy tờ cần thu nào. Hãy ghi danh sách trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>No name or commune holds what you typed.</source>
      <translation>Không có tên hoặc xã nào chứa nội dung đã gõ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>No open conflict of the store is yours to see.</source>
      <translation>Trong kho không có xung đột nào chờ bạn xem xét.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>No push yet</source>
      <translation>Chưa đẩy lên lần nào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>No reason was given.</source>
      <translation>Không ghi lý do.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>No scan of this plot is recorded yet.</source>
      <translation>Chưa có bản quét nào của thửa này trong hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>No seams here</source>
      <translation>Không có đường tiếp biên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>No sheets from files yet</source>
      <translation>Chưa có tờ nào nạp từ tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>No sheets here</source>
      <translation>Không có tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>No.</source>
      <translation>Số</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>None</source>
      <translation>Bỏ hết</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>None of them is in this folder.</source>
      <translation>Thư mục này không có tệp nào trong số đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Not checked yet</source>
      <translation>Chưa kiểm tra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Not counted yet</source>
      <translation>Chưa đếm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Not done yet</source>
      <translation>Chưa làm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Not found in the population database</source>
      <translation>Không tìm thấy trong cơ sở dữ liệu dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>Not found on the map</source>
      <translation>Không tìm thấy trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>Not read: it has no headings that are known.</source>
      <translation>Không đọc được: trang không có dòng tiêu đề quen thuộc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held.py" />
      <source>Not sent, because it would bring a new error: {reasons}</source>
      <translation>Không gửi, vì sẽ gây ra lỗi mới: {reasons}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Not yet sent to the population database</source>
      <translation>Chưa gửi cơ sở dữ liệu dân cư</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Note for whoever decides</source>
      <translation>Ghi chú cho người quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Nothing is disputed</source>
      <translation>Không có thửa nào bị sửa ở cả hai phía</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Nothing is wrong</source>
      <translation>Không có lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Nothing leaves the history: the old values come as new corrections, to be checked and pushed.</source>
      <translation>Không xóa gì khỏi lịch sử: giá trị cũ được đưa về như chỉnh sửa mới, cần kiểm tra rồi đẩy lên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Nothing new waits in the store.</source>
      <translation>Trong kho không có gì mới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Nothing that can be loaded was found here.</source>
      <translation>Không tìm thấy gì có thể nạp ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Nothing there yet</source>
      <translation>Chưa có dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>Nothing to check</source>
      <translation>Không có gì để kiểm tra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>Nothing to decide</source>
      <translation>Không có gì phải quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Nothing to send</source>
      <translation>Không có gì để gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>Nothing to show here</source>
      <translation>Không có gì để hiển thị</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Nothing waits to be sent.</source>
      <translation>Không có gì chờ gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/batch_card.py" />
      <source>Now</source>
      <translation>Hiện nay</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>Odd cells of sheet {sheet}</source>
      <translation>Các ô lạ trong trang {sheet}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/rules_panel.py" />
      <source>Off</source>
      <translation>Tắt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/against.py" />
      <source>Official outlines of the communes</source>
      <translation>Ranh giới chính thức của các xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>On the map</source>
      <translation>Trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>On the map: dashed as the store has the plot, solid as it will go.</source>
      <translation>Trên bản đồ: nét đứt là hình trong kho, nét liền là hình sẽ gửi đi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>On the map: solid as it was at this version, dashed as it was before.</source>
      <translation>Trên bản đồ: nét liền là hình thửa ở phiên bản này, nét đứt là hình thửa trước đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>On the map: {parts}</source>
      <translation>Trên bản đồ: {parts}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>Once more</source>
      <translation>Nhập lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>One step is left before you can begin</source>
      <translation>Còn một bước nữa trước khi bắt đầu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Only Some Sheets…</source>
      <translation>Chỉ một số tờ…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sheet_dialog.py" />
      <source>Only These</source>
      <translation>Chỉ các tờ này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Only one puts the plots into the province; look at the drawing.</source>
      <translation>Chỉ một hệ đưa thửa đất vào đúng tỉnh; hãy xem hình vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sheet_dialog.py" />
      <source>Only the plots of these sheets are fetched. Others can be fetched later.</source>
      <translation>Chỉ lấy thửa của các tờ này. Các tờ khác có thể lấy sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Only these sheets: {sheets}</source>
      <translation>Chỉ các tờ: {sheets}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Only what makes things worse is refused. Findings that were there before travel along, open.</source>
      <translation>Chỉ từ chối chỉnh sửa làm dữ liệu xấu đi. Lỗi có từ trước được gửi kèm và vẫn để mở.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>Only what the map shows</source>
      <translation>Chỉ trong phạm vi bản đồ đang xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Open Another Work Copy…</source>
      <translation>Mở bản làm việc khác…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Open Work Copy</source>
      <translation>Mở bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Open Work Copy…</source>
      <translation>Mở bản làm việc…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Open conflicts of the store that you may see</source>
      <translation>Các xung đột chưa giải quyết trong kho mà bạn được xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Open findings as flags: DGN (MicroStation V7)</source>
      <translation>Cờ báo lỗi còn mở: DGN (MicroStation V7)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Open findings as flags: DXF</source>
      <translation>Cờ báo lỗi còn mở: DXF</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Open only</source>
      <translation>Chỉ còn lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Open seam</source>
      <translation>Biên còn lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Open seams</source>
      <translation>Biên còn lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Opening the work copy</source>
      <translation>Đang mở bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Or say in which folder the packages are (site-packages):</source>
      <translation>Hoặc chỉ ra thư mục chứa các gói (site-packages):</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Origin</source>
      <translation>Nguồn gốc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Other non-agricultural land</source>
      <translation>Đất phi nông nghiệp khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>Outlines</source>
      <translation>Ranh giới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Package key</source>
      <translation>Khóa gói dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>Papers to collect</source>
      <translation>Giấy tờ cần thu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sign_in_dialog.py" />
      <source>Password</source>
      <translation>Mật khẩu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Perennial crops</source>
      <translation>Đất trồng cây lâu năm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/messages.py" />
      <source>Please send the details to the people who maintain it.</source>
      <translation>Vui lòng gửi phần chi tiết cho người phụ trách phần mềm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Plot</source>
      <translation>Thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/drawing.py" />
      <source>Plot labels</source>
      <translation>Nhãn thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Plot on the paper</source>
      <translation>Thửa ghi trên giấy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>Plot or name</source>
      <translation>Thửa hoặc họ tên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>Plot {plot}</source>
      <translation>Thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Plot {plot} was handed on.</source>
      <translation>Đã chuyển thửa {plot} cho người phụ trách.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>Plot, sheet or rule</source>
      <translation>Thửa, tờ bản đồ hoặc quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>Plots</source>
      <translation>Thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/level_words.py" />
      <source>Plots are closed from the lines on the levels {levels}.</source>
      <translation>Thửa đất được khép từ các đường trên lớp {levels}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Plots in the work copy</source>
      <translation>Số thửa trong bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Port</source>
      <translation>Cổng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>PostgreSQL's usual place</source>
      <translation>Nơi mặc định của PostgreSQL</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Press Check to see what is wrong with these plots.</source>
      <translation>Bấm Kiểm tra để biết các thửa đất này có lỗi gì.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Press Check to see where sheets meet, and how well.</source>
      <translation>Bấm Kiểm tra để biết các tờ giáp nhau ở đâu và khớp đến mức nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Press Check. What is not done yet is counted where the work copy holds records.</source>
      <translation>Nhấn Kiểm tra. Việc chưa làm được đếm khi bản làm việc có hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>Preview</source>
      <translation>Xem trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Previous finding (P)</source>
      <translation>Lỗi trước (P)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>Pull</source>
      <translation>Lấy về</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Pulling plots</source>
      <translation>Đang lấy thửa đất về</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Push</source>
      <translation>Đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Push Now</source>
      <translation>Đẩy lên kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Push to the Central Store</source>
      <translation>Đẩy lên kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Pushes So Far</source>
      <translation>Các lần đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>Pushing plots</source>
      <translation>Đang đẩy thửa đất lên kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Put a land database in order</source>
      <translation>Làm sạch cơ sở dữ liệu đất đai</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>QGIS's authentication system is switched off here, so user and password are asked for once a session and kept nowhere.</source>
      <translation>Hệ thống xác thực của QGIS đang tắt, nên tên và mật khẩu được hỏi mỗi phiên một lần và không được lưu ở đâu cả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Read Answers of the Population Database…</source>
      <translation>Đọc kết quả xác thực dân cư…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Read Ticked Lists…</source>
      <translation>Đọc danh sách đã đánh dấu…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>Read as {area} m²</source>
      <translation>Hiểu là {area} m²</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_values.py" />
      <source>Read as {date}</source>
      <translation>Hiểu là {date}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Read the Answers</source>
      <translation>Đọc gói trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Read the Answers…</source>
      <translation>Đọc gói trả lời…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Reading conflicts</source>
      <translation>Đang đọc các xung đột</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Reading the answers</source>
      <translation>Đang đọc gói trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>Reading the first rows…</source>
      <translation>Đang đọc các dòng đầu…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Reading the history</source>
      <translation>Đang đọc lịch sử</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Reading the lists</source>
      <translation>Đang đọc danh sách</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Reading the pushes</source>
      <translation>Đang đọc các lần đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Ready to go</source>
      <translation>Sẵn sàng gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Recorded</source>
      <translation>Hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Records of certificates, people and uses (optional)</source>
      <translation>Hồ sơ giấy chứng nhận, chủ sử dụng, mục đích (không bắt buộc)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Records without a plot</source>
      <translation>Hồ sơ không gắn thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Records without plots are added to the work copy that is open. Open one first.</source>
      <translation>Hồ sơ không kèm thửa đất được thêm vào bản làm việc đang mở. Trước hết hãy mở một bản.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>Reference system</source>
      <translation>Hệ tọa độ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Reference system, for files that do not say theirs</source>
      <translation>Hệ tọa độ cho các tệp không ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Reference system, if the plots have none</source>
      <translation>Hệ tọa độ, nếu thửa đất chưa có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_picker.py" />
      <source>Remove</source>
      <translation>Xóa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Renumbered sheets</source>
      <translation>Tờ đánh số lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Replace</source>
      <translation>Thay thế</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Reproject files in another system</source>
      <translation>Chuyển tệp ở hệ tọa độ khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Reset</source>
      <translation>Đặt lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Residential land</source>
      <translation>Đất ở</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Result by plot</source>
      <translation>Kết quả theo từng thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Role</source>
      <translation>Vai trò</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Root Certificate</source>
      <translation>Chứng thư gốc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Root certificate</source>
      <translation>Chứng thư gốc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Rows are joined to the plots by commune, sheet and plot number</source>
      <translation>Các dòng được nối với thửa theo xã, số tờ và số thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>Rule</source>
      <translation>Quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/help_window.py" />
      <source>Rules</source>
      <translation>Các quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/rules_panel.py" />
      <source>Rules of the Last Check</source>
      <translation>Kết quả theo quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Rules, for example T01,T02 (empty: those of the ruleset)</source>
      <translation>Quy tắc, ví dụ T01,T02 (để trống: theo bộ quy tắc)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>Ruleset (name or file)</source>
      <translation>Bộ quy tắc (tên hoặc tệp)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Ruleset {ruleset} {version}.</source>
      <translation>Bộ quy tắc {ruleset}, phiên bản {version}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Run this command once, then try again:</source>
      <translation>Chạy lệnh sau một lần, rồi thử lại:</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Save</source>
      <translation>Lưu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Save Certificate</source>
      <translation>Lưu giấy chứng nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Save Plot</source>
      <translation>Lưu thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Save a Package</source>
      <translation>Lưu gói dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Save a Package for the USB Stick…</source>
      <translation>Lưu gói dữ liệu ra USB…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Save this correction as one undo step and check the plot again (Ctrl+Enter)</source>
      <translation>Lưu chỉnh sửa thành một bước có thể hoàn tác và kiểm tra lại thửa đất (Ctrl+Enter)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Saving the package</source>
      <translation>Đang lưu gói dữ liệu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Say where the work copy goes.</source>
      <translation>Hãy cho biết nơi lưu bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Say which database it is.</source>
      <translation>Hãy nhập tên cơ sở dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Say which server it is.</source>
      <translation>Hãy nhập tên máy chủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>Scale</source>
      <translation>Tỷ lệ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Scan</source>
      <translation>Bản quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Scanned papers wait to be sent. Are they to go along with the package?</source>
      <translation>Có giấy tờ quét chờ gửi. Có gửi kèm trong gói không?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Scans</source>
      <translation>Bản quét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Seam</source>
      <translation>Đường tiếp biên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Seams</source>
      <translation>Tiếp biên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Seams and sheets, and what is open there</source>
      <translation>Tiếp biên và tờ bản đồ, còn lỗi ở đâu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Seams are known where plots of different sheets touch, and carry the number of their sheet.</source>
      <translation>Đường tiếp biên có ở nơi thửa của các tờ khác nhau giáp nhau và có ghi số tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>Search by plot, sheet or rule (Ctrl+F)</source>
      <translation>Tìm theo thửa, tờ bản đồ hoặc quy tắc (Ctrl+F)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Searching for sheets</source>
      <translation>Tìm tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Searching for sheets…</source>
      <translation>Đang tìm tờ bản đồ…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Select the plots of this task on the map</source>
      <translation>Chọn các thửa của việc này trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Send</source>
      <translation>Gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Send Up for a Decision…</source>
      <translation>Chuyển lên trên quyết định…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>Send corrected plots to the central store</source>
      <translation>Gửi thửa đất đã sửa lên kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Sent to the population database, no answer yet</source>
      <translation>Đã gửi cơ sở dữ liệu dân cư, chưa có kết quả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held.py" />
      <source>Sent up, and waits for a decision.</source>
      <translation>Đã chuyển lên trên và đang chờ quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Sent up, it waits for a decision: {note}</source>
      <translation>Đã chuyển lên trên, đang chờ quyết định: {note}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Serial</source>
      <translation>Số phát hành</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Serials of eight digits are in use since 1 August 2024.</source>
      <translation>Số phát hành tám chữ số chỉ dùng từ ngày 01/8/2024.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Serials of six digits are no longer in use since 2025.</source>
      <translation>Từ năm 2025 không còn dùng số phát hành sáu chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Server</source>
      <translation>Máy chủ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Set Back</source>
      <translation>Đưa về như cũ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Several files are chosen together; a folder is searched with all folders in it</source>
      <translation>Có thể chọn nhiều tệp cùng lúc; thư mục được tìm cả các thư mục con</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held.py" />
      <source>Shape</source>
      <translation>Hình thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Shapefile (field names of ten characters)</source>
      <translation>Shapefile (tên trường tối đa 10 ký tự)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Share</source>
      <translation>Phần quyền</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>Sheet</source>
      <translation>Tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Sheet not known</source>
      <translation>Chưa rõ tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sheet_dialog.py" />
      <source>Sheet number</source>
      <translation>Số tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Sheet on the paper</source>
      <translation>Tờ ghi trên giấy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Sheet {sheet}</source>
      <translation>Tờ {sheet}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Sheet {sheet} has a plot {number} already.</source>
      <translation>Tờ {sheet} đã có thửa số {number}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>Sheet {sheet} · {file}</source>
      <translation>Tờ {sheet} · {file}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Sheets</source>
      <translation>Tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Sheets brought up to date</source>
      <translation>Số tờ đã cập nhật</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Sheets found</source>
      <translation>Số tờ tìm thấy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Sheets loaded</source>
      <translation>Số tờ đã nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Sheets that failed</source>
      <translation>Số tờ không nạp được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Sheets to be converted</source>
      <translation>Số tờ chờ chuyển định dạng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/load_sheets.py" />
      <source>Sheets unchanged</source>
      <translation>Số tờ không đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Sheets {one} | {other}</source>
      <translation>Tờ {one} | {other}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Show Communes</source>
      <translation>Hiện danh sách xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Show Findings</source>
      <translation>Xem lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Show all text fields</source>
      <translation>Hiện mọi trường chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Show on Map</source>
      <translation>Xem trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>Show the findings of one rule</source>
      <translation>Chỉ xem lỗi của một quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>Show the place on the map</source>
      <translation>Xem vị trí trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Sides (m)</source>
      <translation>Các cạnh (m)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sign_in_dialog.py" />
      <source>Sign In</source>
      <translation>Đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sign_in_dialog.py" />
      <source>Sign In to the Central Store</source>
      <translation>Đăng nhập kho trung tâm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Sign in to see which communes you may fetch.</source>
      <translation>Hãy đăng nhập để xem bạn được lấy về những xã nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>Some rules compare the plots with what others have given you. Name the files that you have; rules without theirs have nothing to check. The files are only read, and remembered with this work copy.</source>
      <translation>Một số quy tắc so thửa đất với tài liệu do nơi khác cung cấp. Hãy chọn những tệp bạn có; quy tắc không có tệp sẽ không có gì để kiểm tra. Tệp chỉ được đọc, và được ghi nhớ cùng bản làm việc này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Spreadsheets</source>
      <translation>Bảng tính</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>State</source>
      <translation>Tình trạng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Stay</source>
      <translation>Ở lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_walk.py" />
      <source>Stopped.</source>
      <translation>Đã dừng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_walk.py" />
      <source>Stopped. What went before is kept on both sides; the rest goes with the next try.</source>
      <translation>Đã dừng. Phần đã gửi được giữ ở cả hai phía; phần còn lại sẽ đi ở lần sau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Store</source>
      <translation>Kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Store of the sample: {name}. It is the sample's own; the real central store is not touched.</source>
      <translation>Kho của bản mẫu: {name}. Đây là kho riêng của bản mẫu; kho trung tâm thật không bị đụng đến.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>Summary (JSON)</source>
      <translation>Tóm tắt (JSON)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seams_panel.py" />
      <source>Switch “Open only” off to see them all.</source>
      <translation>Tắt “Chỉ còn lỗi” để xem tất cả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Switched off in the ruleset {ruleset}.</source>
      <translation>Không áp dụng trong bộ quy tắc {ruleset}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>System</source>
      <translation>Hệ tọa độ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>TCVN3, capitals (.VnTimeH)</source>
      <translation>TCVN3, chữ hoa (.VnTimeH)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Take Over the Choice</source>
      <translation>Áp dụng lựa chọn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>Take Theirs</source>
      <translation>Lấy theo bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Take Them Along</source>
      <translation>Gửi kèm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Take the Last Holder Away</source>
      <translation>Bỏ chủ sử dụng cuối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Take the workbook of the folder</source>
      <translation>Lấy bảng tính trong thư mục</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Take the {count} workbooks of the folder</source>
      <translation>Lấy {count} bảng tính trong thư mục</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Task</source>
      <translation>Việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Term</source>
      <translation>Thời hạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Test the Connection</source>
      <translation>Thử kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Testing the connection</source>
      <translation>Đang thử kết nối</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Text</source>
      <translation>Chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_case.py" />
      <source>That of {name} is {area} m² larger than the store's; they differ over {apart} m².</source>
      <translation>Bản của {name} lớn hơn bản trong kho {area} m²; phần lệch nhau là {apart} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_case.py" />
      <source>That of {name} is {area} m² smaller than the store's; they differ over {apart} m².</source>
      <translation>Bản của {name} nhỏ hơn bản trong kho {area} m²; phần lệch nhau là {apart} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>The certificate of plot {plot} is saved.</source>
      <translation>Đã lưu giấy chứng nhận của thửa {plot}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>The communes of the store are not known yet.</source>
      <translation>Chưa có danh sách xã của kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_desk.py" />
      <source>The conflict about plot {plot} is decided.</source>
      <translation>Xung đột về thửa {plot} đã được giải quyết.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_desk.py" />
      <source>The conflict about {what} is decided.</source>
      <translation>Đã giải quyết xung đột về {what}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_picker.py" />
      <source>The connection {name} is forgotten here. Store and work copies stay as they are.</source>
      <translation>Kết nối {name} sẽ bị xóa khỏi máy này. Kho và các bản làm việc vẫn giữ nguyên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>The export does not have it any more; here it is still kept. Theirs takes it away.</source>
      <translation>Bản xuất không còn mục này, ở đây vẫn giữ. Lấy theo bản xuất thì mục này bị bỏ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>The fields are still being looked at.</source>
      <translation>Các trường còn đang được xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>The file has changed since it was loaded. What is new, changed or gone in it is taken over.</source>
      <translation>Tệp đã thay đổi sau khi nạp. Những gì mới, thay đổi hoặc không còn sẽ được cập nhật.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>The file that whoever looks after the store gave you</source>
      <translation>Tệp do người quản trị kho cấp cho bạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>The files are still being looked at.</source>
      <translation>Các tệp còn đang được xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>The files say several.</source>
      <translation>Các tệp ghi nhiều hệ khác nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>The first plots as they would be loaded</source>
      <translation>Các thửa đầu tiên như sẽ được nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The first three digits are of no province. Compare with the card.</source>
      <translation>Ba chữ số đầu không phải mã tỉnh nào. Hãy đối chiếu với thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>The folder is still being searched.</source>
      <translation>Thư mục còn đang được tìm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The fourth digit is that of no one living. Compare with the card.</source>
      <translation>Chữ số thứ tư không ứng với người nào đang sống. Hãy đối chiếu với thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_cards.py" />
      <source>The holder of this right is not among the records.</source>
      <translation>Hồ sơ không có chủ của quyền sử dụng này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>The key that seals and opens your packages</source>
      <translation>Khóa để niêm phong và mở các gói dữ liệu của bạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The last digit does not check. Look the organisation up in the tax register.</source>
      <translation>Chữ số kiểm tra cuối cùng không khớp. Hãy tra cứu tổ chức trên trang của cơ quan thuế.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>The last load of this sheet failed or was broken off. It is tried again.</source>
      <translation>Lần nạp trước của tờ này không được hoặc bị ngắt. Tờ sẽ được nạp lại.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/drawing.py" />
      <source>The layer {layer} has no reference system. Set it first.</source>
      <translation>Lớp {layer} chưa có hệ tọa độ. Hãy đặt hệ tọa độ cho lớp trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>The note goes with the next push; then a reviewer of the commune decides.</source>
      <translation>Ghi chú sẽ đi cùng lần đẩy lên tiếp theo; sau đó người duyệt của xã quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The number says a year of birth yet to come. Compare with the card.</source>
      <translation>Số này cho năm sinh ở tương lai. Hãy đối chiếu với thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The number says another year of birth and the other gender. Compare with the card.</source>
      <translation>Số này cho năm sinh và giới tính khác. Hãy đối chiếu với thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The number says another year of birth. Compare with the card.</source>
      <translation>Số này cho năm sinh khác. Hãy đối chiếu với thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The number says the other gender. Compare with the card.</source>
      <translation>Số này cho giới tính khác. Hãy đối chiếu với thẻ căn cước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_values.py" />
      <source>The old identity card has 9 digits.</source>
      <translation>Chứng minh nhân dân cũ có 9 chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>The others say {crs}, which puts these plots into the province, too.</source>
      <translation>Các tệp khác ghi {crs}; theo hệ này các thửa đó cũng nằm trong tỉnh.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>The password is changed.</source>
      <translation>Đã đổi mật khẩu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/check_plots.py" />
      <source>The plots have no reference system. Choose the one they were drawn in.</source>
      <translation>Thửa đất chưa có hệ tọa độ. Hãy chọn hệ tọa độ khi đo vẽ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The population database has a newer card</source>
      <translation>Cơ sở dữ liệu dân cư có giấy tờ mới hơn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The population database has another birth date</source>
      <translation>Cơ sở dữ liệu dân cư ghi ngày sinh khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The population database has another name</source>
      <translation>Cơ sở dữ liệu dân cư ghi họ tên khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/processing/against.py" />
      <source>The province's list of map sheets</source>
      <translation>Danh sách tờ bản đồ của tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>The sample is invented. It needs no database and no network.</source>
      <translation>Dữ liệu mẫu là hư cấu, không cần cơ sở dữ liệu hay kết nối mạng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>The search was stopped. Choose the folder again, or one inside it.</source>
      <translation>Đã dừng tìm. Hãy chọn lại thư mục, hoặc một thư mục con.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/past_desk.py" />
      <source>The shape grew by {area} m².</source>
      <translation>Hình thửa lớn thêm {area} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/past_desk.py" />
      <source>The shape shrank by {area} m².</source>
      <translation>Hình thửa nhỏ đi {area} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>The sheet at hand is drawn here.</source>
      <translation>Tờ đang chọn được vẽ ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>The store cannot be asked</source>
      <translation>Không hỏi được kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>The store has changes not pulled yet.</source>
      <translation>Trong kho có thay đổi chưa lấy về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>The store has never had this plot: it is pushed first.</source>
      <translation>Kho chưa từng có thửa này: cần đẩy lên trước.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>The store shows you no commune</source>
      <translation>Kho không cho bạn xem xã nào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>The store shows you no commune: ask whoever runs it for a role in yours.</source>
      <translation>Kho không cho bạn xem xã nào: hãy đề nghị người quản trị kho cấp quyền ở xã của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>The store's version stays; the other one is kept in the store's list of conflicts</source>
      <translation>Bản trong kho giữ nguyên; bản kia vẫn được lưu trong danh sách xung đột của kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/doctor_page.py" />
      <source>The text holds no name, login or password: it can be sent to whoever helps you.</source>
      <translation>Văn bản không chứa tên, tên đăng nhập hay mật khẩu: có thể gửi cho người giúp bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/place_page.py" />
      <source>The texts are still being looked at.</source>
      <translation>Chữ còn đang được xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>The two are not the same yet.</source>
      <translation>Hai lần nhập chưa giống nhau.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>The whole commune is fetched.</source>
      <translation>Lấy toàn bộ xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>The work copy takes over the store's version; yours is given up</source>
      <translation>Bản làm việc nhận bản trong kho; bản của bạn bị bỏ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>The work copy takes over what the export says</source>
      <translation>Bản làm việc lấy giá trị của bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sign_in_dialog.py" />
      <source>The work stopped because of a fault in the plugin. Your data were not changed.</source>
      <translation>Công việc dừng lại do lỗi của phần mềm. Dữ liệu của bạn không bị thay đổi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The year is too early to be true.</source>
      <translation>Năm quá sớm, không thể đúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>The zero in front is missing.</source>
      <translation>Thiếu số 0 ở đầu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>There is a connection of this name already.</source>
      <translation>Đã có kết nối mang tên này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>There is a sample already, with what you corrected in it.</source>
      <translation>Đã có một bản mẫu, với những gì bạn đã sửa trong đó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>There is no file or folder {name}.</source>
      <translation>Không có tệp hay thư mục {name}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>There is no file {name}.</source>
      <translation>Không có tệp {name}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>There is no shape in it.</source>
      <translation>Trong đó không có hình nào.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>There is no such day.</source>
      <translation>Không có ngày này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>There is no such folder.</source>
      <translation>Không có thư mục này.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>There is nothing to send: the store has everything.</source>
      <translation>Không có gì để gửi: kho đã có đầy đủ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>There was nothing to pull.</source>
      <translation>Không có gì mới để lấy về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/wizard_page.py" />
      <source>This cannot be read: {reason}</source>
      <translation>Không đọc được: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>This day is yet to come.</source>
      <translation>Ngày này chưa đến.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>This file cannot be read: {reason}</source>
      <translation>Không đọc được tệp này: {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>This file cannot be used</source>
      <translation>Không dùng được tệp này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>This file is not there now. Checks run without it.</source>
      <translation>Hiện không có tệp này. Việc kiểm tra vẫn chạy mà không dùng đến nó.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_values.py" />
      <source>This is not in the list. Choose one from the list.</source>
      <translation>Không có trong danh mục. Hãy chọn trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>This is work to do, not errors. The counts are those of the last check.</source>
      <translation>Đây là việc phải làm, không phải lỗi. Số liệu lấy từ lần kiểm tra gần nhất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>This work copy exists. The sheets are added to it; unchanged ones are passed over.</source>
      <translation>Bản làm việc này đã có. Các tờ được thêm vào; tờ không đổi được bỏ qua.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>This work copy is there already: what is missing in it is fetched, and nothing edited is replaced.</source>
      <translation>Bản làm việc này đã có: phần còn thiếu sẽ được lấy về, những gì đã sửa không bị thay thế.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/options_page.py" />
      <source>Those of QGIS</source>
      <translation>Các gói của QGIS</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Those of everybody</source>
      <translation>Của tất cả mọi người</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>Tick Off Collected Papers</source>
      <translation>Đánh dấu giấy tờ đã thu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Tick Off Here…</source>
      <translation>Đánh dấu tại đây…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Tick one commune at least.</source>
      <translation>Hãy đánh dấu ít nhất một xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>Tick what is to be loaded.</source>
      <translation>Hãy đánh dấu những gì cần nạp.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Tidy {count} texts</source>
      <translation>Chỉnh gọn {count} ô chữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>To Review</source>
      <translation>Chờ xem xét</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>To Review ({count})</source>
      <translation>Chờ xem xét ({count})</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Transport</source>
      <translation>Đất giao thông</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Try Again</source>
      <translation>Thử lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/start_page.py" />
      <source>Try with Sample Data</source>
      <translation>Dùng thử dữ liệu mẫu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Twelve digits that are no citizen number.</source>
      <translation>Mười hai chữ số nhưng không phải số định danh cá nhân.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Two versions of plot {plot}</source>
      <translation>Hai bản của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>Two versions: {what}</source>
      <translation>Hai phiên bản: {what}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Type a day as 31/12/2020, or the year alone.</source>
      <translation>Nhập ngày dạng 31/12/2020, hoặc chỉ nhập năm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>Type a number of square metres, for example {example}.</source>
      <translation>Nhập diện tích theo mét vuông, ví dụ {example}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_values.py" />
      <source>Type a share as 1/2 or 0.5.</source>
      <translation>Nhập phần quyền dạng 1/2 hoặc 0,5.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>Type a whole number greater than zero.</source>
      <translation>Nhập số nguyên lớn hơn 0.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Type it without spaces and dots.</source>
      <translation>Nhập liền, không có dấu cách hay dấu chấm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Type the 12 digits alone, without spaces or dots.</source>
      <translation>Chỉ nhập 12 chữ số, không có dấu cách hay dấu chấm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Type the digits alone, without N/A.</source>
      <translation>Chỉ nhập chữ số, không có N/A.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Type the digits alone, without spaces or dots.</source>
      <translation>Chỉ nhập chữ số, không có dấu cách hay dấu chấm.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_values.py" />
      <source>Type the lengths in order, in metres: 12.30; 8.05; 12.28.</source>
      <translation>Nhập lần lượt chiều dài các cạnh, đơn vị mét: 12,30; 8,05; 12,28.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Type the year with four digits.</source>
      <translation>Nhập năm đủ bốn chữ số.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/paper_dialog.py" />
      <source>Type what stands on the paper. What looks odd is said beside the field; the paper is what it is.</source>
      <translation>Nhập đúng như trên giấy. Chỗ nào lạ sẽ được báo cạnh ô, nhưng vẫn lưu được theo giấy.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>Undo Decision</source>
      <translation>Hoàn tác quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Undo This Push…</source>
      <translation>Hoàn tác lần đẩy này…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>Undoing the push</source>
      <translation>Đang hoàn tác lần đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Unicode</source>
      <translation>Unicode</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Unicode, encoded twice</source>
      <translation>Unicode mã hóa hai lần</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Unknown state in the population database</source>
      <translation>Trạng thái xác thực dân cư không rõ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Unmatched (m)</source>
      <translation>Không khớp (m)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Use</source>
      <translation>Mục đích</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Use This Key</source>
      <translation>Dùng khóa này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_dialog.py" />
      <source>Use This Store</source>
      <translation>Dùng kho này</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>Use {value}</source>
      <translation>Dùng {value}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sign_in_dialog.py" />
      <source>User</source>
      <translation>Tên đăng nhập</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Uses</source>
      <translation>Mục đích</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>Version {ver}: {name}, {at}</source>
      <translation>Phiên bản {ver}: {name}, {at}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>Very many plots were changed at once. Press Check to bring the list up to date.</source>
      <translation>Nhiều thửa đất đã được sửa cùng lúc. Bấm Kiểm tra để cập nhật danh sách lỗi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>Warning</source>
      <translation>Cảnh báo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>Warnings</source>
      <translation>Cảnh báo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/layers.py" />
      <source>Water surfaces and irrigation</source>
      <translation>Mặt nước và thủy lợi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>What Is Not Done Yet</source>
      <translation>Việc chưa làm</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>What Was Read</source>
      <translation>Kết quả đọc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>What came of it</source>
      <translation>Kết quả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_lines.py" />
      <source>What changes</source>
      <translation>Thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>What each rule came to</source>
      <translation>Kết quả của từng quy tắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_lines.py" />
      <source>What happened</source>
      <translation>Kết quả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>What is not done yet, and the campaign's groups</source>
      <translation>Việc chưa làm và nhóm thửa của chiến dịch</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>What is wrong</source>
      <translation>Nội dung lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>What should they know?</source>
      <translation>Người phụ trách cần biết gì?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>What speaks for it</source>
      <translation>Căn cứ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>What stands here stays as it is</source>
      <translation>Giữ nguyên giá trị ở đây</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>What the counts are broken down by</source>
      <translation>Số liệu chia theo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>What the export brought</source>
      <translation>Kết quả nạp bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>What to Check Against</source>
      <translation>Tài liệu đối chiếu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/work_page.py" />
      <source>What to Check Against…</source>
      <translation>Tài liệu đối chiếu…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/against_dialog.py" />
      <source>What to check against</source>
      <translation>Tài liệu đối chiếu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>What was changed</source>
      <translation>Nội dung thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>What was not taken in stays in the work copy, with its reason. Nothing is lost.</source>
      <translation>Thửa chưa được nhận vẫn còn trong bản làm việc, kèm lý do. Không mất dữ liệu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>What was read</source>
      <translation>Kết quả đọc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>What will go</source>
      <translation>Sẽ gửi đi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>What will go: the first {count}</source>
      <translation>Sẽ gửi đi: {count} thửa đầu tiên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>What you and others changed alike is listed here after a push.</source>
      <translation>Những thửa bạn và người khác cùng sửa sẽ được liệt kê ở đây sau khi đẩy lên kho.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>What you call it, for example: Land store of the province</source>
      <translation>Tên do bạn đặt, ví dụ: Kho đất đai tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>What you edited here was not replaced.</source>
      <translation>Những gì bạn đã sửa ở đây không bị thay thế.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>What you may do</source>
      <translation>Bạn được làm gì</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>What you push is listed here.</source>
      <translation>Những lần bạn đẩy lên kho sẽ được liệt kê ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>When</source>
      <translation>Thời gian</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>When a later export is loaded, what both sides changed is listed here.</source>
      <translation>Khi nạp bản xuất mới hơn, những chỗ cả hai bên cùng sửa được liệt kê ở đây.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>Where it goes</source>
      <translation>Nơi lưu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Where the Work Copy Goes</source>
      <translation>Nơi lưu bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_dialog.py" />
      <source>Where this work copy is pushed to</source>
      <translation>Bản làm việc này đẩy lên kho nào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>Which encoding the texts of the file are read in</source>
      <translation>Chữ trong tệp được đọc theo bảng mã nào</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/history_page.py" />
      <source>Who</source>
      <translation>Người sửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Whoever looks after the store gives it to you. It is kept until QGIS is closed, and nowhere else.</source>
      <translation>Người quản trị kho cấp khóa cho bạn. Khóa chỉ được giữ đến khi đóng QGIS và không lưu ở đâu khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Whoever runs the server tells you these. User and password are kept by QGIS's own authentication database and nowhere else.</source>
      <translation>Người quản trị máy chủ cung cấp các thông tin này. Tên và mật khẩu chỉ được giữ trong cơ sở dữ liệu xác thực của QGIS, không lưu ở nơi nào khác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sheet_dialog.py" />
      <source>Whole Commune</source>
      <translation>Cả xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/pushes_page.py" />
      <source>Why</source>
      <translation>Lý do</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/finding_card.py" />
      <source>Why?</source>
      <translation>Vì sao?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Will be sent</source>
      <translation>Sẽ được gửi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>With this system the plots lie nowhere.</source>
      <translation>Theo hệ tọa độ này các thửa không nằm ở đâu cả.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/package_dialog.py" />
      <source>Without Papers</source>
      <translation>Không kèm giấy tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>Without a network: an encrypted package goes out, and its answers come back</source>
      <translation>Khi không có mạng: gửi đi một gói mã hóa, rồi đọc gói trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>Without a record, on sheets that the records name</source>
      <translation>Chưa có hồ sơ, trên các tờ mà hồ sơ có nhắc đến</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/sheet_dialog.py" />
      <source>Without a sheet number</source>
      <translation>Không có số tờ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Work copies (*.gpkg)</source>
      <translation>Bản làm việc (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>Work copy</source>
      <translation>Bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Workbooks</source>
      <translation>Sổ Excel</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Write List</source>
      <translation>Ghi danh sách</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Write Lists of Papers to Collect…</source>
      <translation>Ghi danh sách giấy tờ cần thu…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Write List…</source>
      <translation>Ghi danh sách…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Write People for the Population Database…</source>
      <translation>Ghi danh sách người cần xác thực dân cư…</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/record_words.py" />
      <source>Write it with capital letters and one space: AB 123456.</source>
      <translation>Viết chữ hoa và một dấu cách: AB 123456.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Write the gateway's address, with https://.</source>
      <translation>Hãy nhập địa chỉ cổng kết nối, bắt đầu bằng https://.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tasks_panel.py" />
      <source>Write the plots of this task to a workbook</source>
      <translation>Ghi các thửa của việc này ra sổ Excel</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>Write the plots to a file for others</source>
      <translation>Ghi thửa đất ra tệp để bàn giao</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Writing the list</source>
      <translation>Đang ghi danh sách</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>Writing the lists</source>
      <translation>Đang ghi các danh sách</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>You and others changed it. Yours stays; push, then compare and decide.</source>
      <translation>Bạn và người khác cùng sửa thửa này. Bản của bạn được giữ; hãy đẩy lên, rồi đối chiếu và quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>You are {login}.</source>
      <translation>Bạn là {login}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>You are {login}. Ask whoever runs the store for a role in your communes.</source>
      <translation>Bạn là {login}. Hãy đề nghị người quản trị kho cấp quyền ở các xã của bạn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>You are {name} ({login}).</source>
      <translation>Bạn là {name} ({login}).</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>Your Package Key</source>
      <translation>Khóa gói dữ liệu của bạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_wizard.py" />
      <source>Your files are only read.</source>
      <translation>Tệp của bạn chỉ được đọc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Your version is sent with the next push, in place of the store's</source>
      <translation>Bản của bạn sẽ được gửi ở lần đẩy tới, thay cho bản trong kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflict_card.py" />
      <source>Yours</source>
      <translation>Của bạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_case.py" />
      <source>Yours is {area} m² larger than the store's; they differ over {apart} m².</source>
      <translation>Bản của bạn lớn hơn bản trong kho {area} m²; phần lệch nhau là {apart} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_case.py" />
      <source>Yours is {area} m² smaller than the store's; they differ over {apart} m².</source>
      <translation>Bản của bạn nhỏ hơn bản trong kho {area} m²; phần lệch nhau là {apart} m².</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_desk.py" />
      <source>a boundary that disputes {area} m² with a neighbour</source>
      <translation>ranh giới tranh chấp {area} m² với thửa liền kề</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>a system of its own</source>
      <translation>hệ tọa độ riêng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/connection_dialog.py" />
      <source>and {count} more</source>
      <translation>và {count} mục nữa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_records.py" />
      <source>another value</source>
      <translation>giá trị khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>as recognised</source>
      <translation>tự nhận ra</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>before (dashed)</source>
      <translation>trước khi sửa (nét đứt)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>broken off</source>
      <translation>bị ngắt giữa chừng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>brought up to date</source>
      <translation>đã cập nhật</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>cannot be used</source>
      <translation>không dùng được</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>changed</source>
      <translation>thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>changed by others and here, in different fields</source>
      <translation>người khác và bạn sửa ở các trường khác nhau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>changed in the store meanwhile: compare</source>
      <translation>đã bị sửa trên kho: cần đối chiếu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>changed on both sides: the next push tells</source>
      <translation>bị sửa ở cả hai phía: lần đẩy tới sẽ báo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>changed since</source>
      <translation>đã thay đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_desk.py" />
      <source>changed the same as somebody else: {fields}</source>
      <translation>cùng sửa với người khác: {fields}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>checked {time}</source>
      <translation>kiểm tra lúc {time}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>choose the layer</source>
      <translation>cần chọn lớp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>chosen</source>
      <translation>đã chọn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>communes</source>
      <translation>xã</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>corrected plots</source>
      <translation>thửa đất đã chỉnh sửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>decisions about conflicts, to be told to the store</source>
      <translation>quyết định về xung đột, chờ báo cho kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>deleted</source>
      <translation>đã xóa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>deleted here</source>
      <translation>đã xóa ở đây</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>east and north swapped</source>
      <translation>đảo trục đông và bắc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>edit and push</source>
      <translation>sửa và đẩy lên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>edit, push, decide</source>
      <translation>sửa, đẩy lên, quyết định</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/export_dialog.py" />
      <source>export</source>
      <translation>xuat</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>failed</source>
      <translation>lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>found on the map</source>
      <translation>có trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>gone</source>
      <translation>không còn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>held back by an earlier push</source>
      <translation>bị giữ lại từ lần đẩy trước</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/plot_values.py" />
      <source>in force</source>
      <translation>đang hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>leave as it is</source>
      <translation>để nguyên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>left out</source>
      <translation>bỏ qua</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>likely</source>
      <translation>có thể</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>loaded</source>
      <translation>đã nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>loaded, unchanged</source>
      <translation>đã nạp, không đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>may be several</source>
      <translation>có thể là nhiều thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>new</source>
      <translation>mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>new plots</source>
      <translation>thửa đất mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>no accents</source>
      <translation>không dấu</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>not accepted by the store</source>
      <translation>kho không nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/found_model.py" />
      <source>not finished</source>
      <translation>chưa xong</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>not found</source>
      <translation>không có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>not in the export any more</source>
      <translation>không còn trong bản xuất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>not known</source>
      <translation>không rõ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>not loaded yet</source>
      <translation>chưa nạp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>not reached</source>
      <translation>chưa tới lượt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>not sent, because they would make things worse</source>
      <translation>không gửi vì làm dữ liệu xấu đi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/plot_form.py" />
      <source>nothing</source>
      <translation>trống</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>nowhere</source>
      <translation>không ở đâu cả</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held_records.py" />
      <source>of certificate {serial}</source>
      <translation>theo giấy chứng nhận {serial}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/conflict_records.py" />
      <source>of plot {plot}</source>
      <translation>của thửa {plot}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>please look</source>
      <translation>hãy xem lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>plots</source>
      <translation>thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>plots changed by others</source>
      <translation>thửa đất người khác đã sửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>plots in the records</source>
      <translation>thửa trong hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>plots on the map</source>
      <translation>thửa trên bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>plots taken in by the store</source>
      <translation>thửa đất kho đã nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>plots the store has never had</source>
      <translation>thửa đất kho chưa từng có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>read</source>
      <translation>xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>read for reports</source>
      <translation>xem để báo cáo</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>read the history</source>
      <translation>xem lịch sử</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>records changed in the store meanwhile, or not accepted</source>
      <translation>hồ sơ mà kho đã thay đổi trước, hoặc không nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>records edited or new</source>
      <translation>hồ sơ đã sửa hoặc mới</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>records taken in by the store</source>
      <translation>hồ sơ kho đã nhận</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held.py" />
      <source>retired</source>
      <translation>ngừng hiệu lực</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>rows</source>
      <translation>dòng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>rows in the file</source>
      <translation>dòng trong tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>sample</source>
      <translation>du-lieu-mau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>set aside</source>
      <translation>để riêng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>source</source>
      <translation>nguon</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>sure</source>
      <translation>chắc chắn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>the first {drawn} of {count} plots</source>
      <translation>{drawn} thửa đầu trên {count} thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>the neighbour</source>
      <translation>thửa liền kề</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>the other files</source>
      <translation>các tệp khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>the other files, {distance} km away</source>
      <translation>các tệp khác, cách {distance} km</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>the plots</source>
      <translation>thửa đất</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>the province</source>
      <translation>phạm vi tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>to be converted</source>
      <translation>chờ chuyển định dạng</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>unchanged</source>
      <translation>không đổi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>wait until something else of them is settled</source>
      <translation>chờ giải quyết xong thay đổi liên quan</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>waiting for an answer of the store</source>
      <translation>đang chờ kho trả lời</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>waiting for an answer of the store: push again</source>
      <translation>đang chờ kho trả lời: hãy đẩy lại</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>were in the store already, just the same</source>
      <translation>đã có sẵn trên kho, giống hệt</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>where the plots say</source>
      <translation>đúng chỗ thửa đất ghi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>with a record</source>
      <translation>có hồ sơ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>without</source>
      <translation>chưa có</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>work</source>
      <translation>lam-viec</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held_records.py" />
      <source>your value</source>
      <translation>giá trị của bạn</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/plot_values.py" />
      <source>{area} m²</source>
      <translation>{area} m²</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/held.py" />
      <source>{area} m², {corners} corners</source>
      <translation>{area} m², {corners} đỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>{code} is not in the list of land uses. Choose one from the list.</source>
      <translation>{code} không có trong danh mục loại đất. Hãy chọn trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/values.py" />
      <source>{code} is not one of the communes in force. Choose one from the list.</source>
      <translation>{code} không phải mã xã, phường hiện hành. Hãy chọn trong danh mục.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{count} boundaries found.</source>
      <translation>Tìm thấy {count} ranh giới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/checkout_dialog.py" />
      <source>{count} communes chosen.</source>
      <translation>Đã chọn {count} xã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>{count} corrected plots wait.</source>
      <translation>Có {count} thửa đã sửa đang chờ gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>{count} corrections are not yet saved in the work copy.</source>
      <translation>Có {count} chỉnh sửa chưa được lưu vào bản làm việc.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>{count} corrections not yet saved in the work copy</source>
      <translation>{count} chỉnh sửa chưa lưu vào bản làm việc</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/differences_panel.py" />
      <source>{count} differences wait for a decision.</source>
      <translation>{count} khác biệt đang chờ quyết định.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>{count} fields to look at: {columns}.</source>
      <translation>{count} trường cần xem lại: {columns}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>{count} files do not say it.</source>
      <translation>{count} tệp không ghi hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>{count} files say so</source>
      <translation>{count} tệp ghi vậy</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>{count} findings</source>
      <translation>{count} lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>{count} findings are hidden by the filters above.</source>
      <translation>{count} lỗi đang bị ẩn bởi bộ lọc phía trên.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>{count} findings hang under this one. Fold them away with the arrow or the Left key.</source>
      <translation>{count} lỗi xếp dưới lỗi này. Bấm mũi tên hoặc phím Trái để thu gọn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>{count} findings hang under this one. Show them with the arrow or the Right key.</source>
      <translation>{count} lỗi xếp dưới lỗi này. Bấm mũi tên hoặc phím Phải để xem.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>{count} hang under others</source>
      <translation>{count} lỗi xếp dưới lỗi khác</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{count} labels found.</source>
      <translation>Tìm thấy {count} nhãn.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{count} lines found.</source>
      <translation>Tìm thấy {count} đường.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/texts.py" />
      <source>{count} more hang under a sheet in the wrong place.</source>
      <translation>{count} lỗi nữa xếp dưới tờ bản đồ đặt sai chỗ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>{count} of their records were edited here and stay.</source>
      <translation>{count} hồ sơ của các thửa đó đã được chỉnh sửa tại đây nên vẫn giữ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>{count} of {all} chosen</source>
      <translation>Chọn {count} trên {all}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>{count} of {all} fields recognised by name and by their values.</source>
      <translation>Nhận ra {count} trên {all} trường theo tên và theo giá trị.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>{count} open findings drawn in {file}.</source>
      <translation>Đã vẽ {count} lỗi còn mở vào {file}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{count} outlines found.</source>
      <translation>Tìm thấy {count} ranh giới.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>{count} plots</source>
      <translation>{count} thửa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>{count} plots are sealed and wait for the store's answer, the first since {when}.</source>
      <translation>Có {count} thửa đã niêm phong, đang chờ kho trả lời, sớm nhất từ {when}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/task_walk.py" />
      <source>{count} plots are selected on the map.</source>
      <translation>Đã chọn {count} thửa trên bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>{count} plots changed by others wait in the store.</source>
      <translation>Trong kho có {count} thửa người khác đã sửa, chưa lấy về.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>{count} plots exported to {file}.</source>
      <translation>Đã xuất {count} thửa đất ra {file}.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>{count} plots loaded.</source>
      <translation>Đã nạp {count} thửa đất.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/store_card.py" />
      <source>{count} plots that the store never had wait.</source>
      <translation>Có {count} thửa mà kho chưa từng có đang chờ gửi.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/push_page.py" />
      <source>{count} plots went to another commune, with their records.</source>
      <translation>{count} thửa đã chuyển sang xã khác, cùng hồ sơ của chúng.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/tick_dialog.py" />
      <source>{count} rows = {parts}</source>
      <translation>{count} dòng = {parts}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>{count} rows of records were read.</source>
      <translation>Đã đọc {count} dòng hồ sơ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>{count} rows were set aside with a reason.</source>
      <translation>{count} dòng được để riêng kèm lý do.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/catalogue_panel.py" />
      <source>{count} sheets</source>
      <translation>{count} tờ bản đồ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/side_inputs.py" />
      <source>{count} sheets listed.</source>
      <translation>Danh sách có {count} tờ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/password_dialog.py" />
      <source>{count} signs are missing.</source>
      <translation>Còn thiếu {count} ký tự.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>{count} texts were corrected as one step; Ctrl+Z takes it back.</source>
      <translation>Đã sửa {count} ô chữ trong một bước; nhấn Ctrl+Z để hoàn tác.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>{distance} km away</source>
      <translation>cách {distance} km</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/dock.py" />
      <source>{done} of {total} {what}</source>
      <translation>{done}/{total} {what}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/jobs.py" />
      <source>{errors} errors, {warnings} warnings, {information} for information.</source>
      <translation>{errors} lỗi, {warnings} cảnh báo, {information} thông tin.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>{field}: left as it stands in the file</source>
      <translation>{field}: giữ nguyên như trong tệp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>{field}: text in {encoding} → Unicode</source>
      <translation>{field}: chữ {encoding} → Unicode</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>{field}: text in {encoding} → Unicode, in {count} of {all} files looked at</source>
      <translation>{field}: chữ {encoding} → Unicode, ở {count} trên {all} tệp đã xem</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>{field}: the encoding is not known. Choose it.</source>
      <translation>{field}: chưa rõ bảng mã. Hãy chọn bảng mã.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/qgis_bridge/outgoing.py" />
      <source>{field}: {before} → {after}</source>
      <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/text_card.py" />
      <source>{field}: {encoding}, nothing to convert</source>
      <translation>{field}: {encoding}, không phải chuyển</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_report.py" />
      <source>{file}, sheet {sheet}</source>
      <translation>{file}, trang {sheet}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/outline_view.py" />
      <source>{length} km</source>
      <translation>{length} km</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/outline_view.py" />
      <source>{length} m</source>
      <translation>{length} m</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{length} m, all matched</source>
      <translation>{length} m, khớp toàn bộ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/conflicts_page.py" />
      <source>{mine} of {count} fields from the left, the others from the store</source>
      <translation>{mine}/{count} trường lấy theo cột bên trái, các trường còn lại theo kho</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/files_page.py" />
      <source>{name} ({count} rows)</source>
      <translation>{name} ({count} dòng)</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>{name} and {count} more</source>
      <translation>{name} và {count} tệp nữa</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/fields_page.py" />
      <source>{name} cannot be loaded: go back and take its tick away. {reason}</source>
      <translation>Không nạp được {name}: hãy quay lại và bỏ chọn tệp này. {reason}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>{name} does not say it.</source>
      <translation>{name} không ghi hệ tọa độ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/target_card.py" />
      <source>{name} exists already. Replace it?</source>
      <translation>{name} đã tồn tại. Thay thế tệp này?</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/crs_card.py" />
      <source>{name} is in degrees. Areas need metres: save it in EPSG:9209 first.</source>
      <translation>{name} ở hệ tọa độ độ. Tính diện tích cần mét: trước hết hãy lưu tệp ở EPSG:9209.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/load_wizard.py" />
      <source>{number}. {step}</source>
      <translation>{number}. {step}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{one} | {other}</source>
      <translation>{one} | {other}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{open} of {all}</source>
      <translation>{open} trên {all}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{plots} plots, no seams</source>
      <translation>{plots} thửa, không có biên</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{plots} plots, {open} of {all} seams open</source>
      <translation>{plots} thửa, {open} trên {all} biên còn lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/review.py" />
      <source>{plot} was changed in the form and is not saved yet.</source>
      <translation>{plot} đã được sửa trong biểu mẫu và chưa được lưu.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{seams} of {all_seams} seams are clean, {sheets} of {all_sheets} sheets.</source>
      <translation>{seams} trên {all_seams} đường tiếp biên đã sạch, {sheets} trên {all_sheets} tờ bản đồ.</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>{share} % in the province</source>
      <translation>{share} % nằm trong tỉnh</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/candidates_model.py" />
      <source>{share} % in {communes}</source>
      <translation>{share} % nằm trong {communes}</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/findings_panel.py" />
      <source>{shown} of {all} findings</source>
      <translation>Đang hiện {shown}/{all} lỗi</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/batch_card.py" />
      <source>{shown} of {count} texts, before and after</source>
      <translation>{shown} trong {count} ô chữ, trước và sau</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{unmatched} of {length} m unmatched</source>
      <translation>{unmatched}/{length} m không khớp</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/seam_words.py" />
      <source>{unmatched} of {length} m unmatched, {apart} m apart</source>
      <translation>{unmatched}/{length} m không khớp, lệch {apart} m</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/choice_table.py" />
      <source>{value}, kept</source>
      <translation>{value}, được giữ</translation>
    </message>
    <message>
      <location filename="../land_campaign_plugin/gui/past_walk.py" />
      <source>{what} was handed on.</source>
      <translation>Đã chuyển {what} lên cấp quyết định.</translation>
    </message>
  </context>
</TS>
