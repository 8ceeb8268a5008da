"""Words to invent people, hamlets and organisations from. No name here is anyone's."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FAMILY = _words("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Ngô Dương Đào Đoàn Lương Trịnh Mai Tô Hà Cao")
MIDDLE_MEN = _words("Văn Hữu Đức Công Quang Xuân Minh Ngọc Đình Bá Viết Trọng")
MIDDLE_WOMEN = _words("Thị Thị Thị Thị Thu Ngọc Thanh Kim Bích Hồng")
GIVEN_MEN = _words(
    "An Bình Cường Dũng Đạt Hải Hiếu Hùng Huy Khải Lâm Long Mạnh Nam Phong Quân Sơn Tài Thắng Toàn Tuấn Vinh"
)
GIVEN_WOMEN = _words(
    "Anh Chi Dung Duyên Giang Hà Hạnh Hiền Hoa Huệ Lan Liên Loan Mai Nga Nhung Oanh Phượng Tâm Thảo Thu Yến"
)
HAMLETS = _words(
    "Đông Đoài Thượng Hạ Trung Nội Ngoại Đình Chùa Cầu Giếng Bãi Đầm Vực Phú Lộc Thọ An Ninh Tiền Hậu Tân Mỹ Cao Lạc"
)
ORGANISATIONS = (
    "Hợp tác xã nông nghiệp Mẫu",
    "Công ty trách nhiệm hữu hạn Mẫu",
    "Trường học Mẫu",
    "Trạm y tế Mẫu",
    "Ban quản lý di tích Mẫu",
)
PROVINCE = "Tỉnh Hưng Yên"
