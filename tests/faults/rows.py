"""The table F1 to F32 of the faults: what each must come to, and which tests and scenes show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One kind of fault or bad input.

    Parameters
    ----------
    criterion : str
        What must hold.
    tests : tuple of str
        Tests below ``tests/``: a file, or a test of it, with all its parameters.
    scenes : tuple of str
        Drills (`drills`) and outages (`outages`) by name.
    note : str
        What this does not cover, or where the product differs from what was asked, said plainly.
    """

    code: str
    what: str
    criterion: str
    tests: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    note: str = ""


_SERVER, _ACCESS, _LAND = (
    "store/test_central_server.py::",
    "store/test_central_access.py::",
    "store/test_store_land.py::",
)
_CONTRACT, _PUSH, _FAULTS = "store/test_store_contract.py::", "store/test_push.py::", "store/test_faults.py::"
_PAIRS, _INPUT, _ROWS = "store/test_fault_pairs.py::", "store/test_fault_input.py::", "store/test_fault_rows.py::"
_PULL, _PEOPLE, _CAPTURE = "store/test_pull.py::", "store/test_people.py::", "store/test_capture.py::"
_STAGES = "store/test_upgrade_stages.py::"

ROWS = (
    Row(
        "F1",
        "client killed (-9) at any step of SQLite and of the network",
        "I1 to I7; at least 5 % of the answers are replays",
        (
            _FAULTS + "test_killed_while_loading_the_old_or_the_new_file_is_there",
            _FAULTS + "test_killed_while_editing_and_pushing_nothing_is_lost_or_stored_twice",
            _FAULTS + "test_killed_while_an_export_is_taken_in_the_old_or_the_new_plots_and_records_are_there",
        ),
        ("storm", "storm over a file", "killed_while_editing"),
    ),
    Row(
        "F2",
        "line cut mid-request, before and after COMMIT, answer lost, black hole, loss, latency",
        "I1 to I7; the caller is back at its deadline",
        (
            _SERVER + "test_a_connection_killed_in_the_middle_loses_and_doubles_nothing",
            _SERVER + "test_an_answer_that_never_comes_ends_at_the_deadline",
            _SERVER + "test_a_line_that_swallows_everything_ends_at_the_deadline",
        ),
        ("storm", "answers_lost", "silent_line"),
        "Loss is a trickle of small pieces, as TCP shows it; packets themselves are not dropped.",
    ),
    Row(
        "F3",
        "server stopped at once, disk full, no connection left, an old backup brought back",
        "I1 to I7; nothing is believed applied unseen; an office stops at a store that went back",
        (
            _ROWS + "test_an_office_stops_at_a_store_that_was_restored_from_an_old_backup",
            _FAULTS + "test_a_full_disk_while_pushing",
            _PULL + "test_a_store_that_went_back_is_noticed",
        ),
        ("storm", "full_disk", "no_connection_left", "back_in_time"),
        "A replica that lags is an old backup to an office, and tried as one.",
    ),
    Row(
        "F4",
        "the same batch fifty times at once",
        "applied once, fifty equal answers",
        (_SERVER + "test_fifty_times_the_same_push_at_once_is_one",),
        ("fifty_at_once",),
    ),
    Row(
        "F5",
        "an id with other bytes; a copied work copy; one brought back from a backup",
        "an explicit answer, nothing applied, all work kept",
        (
            _CONTRACT + "test_other_bytes_under_a_used_id_are_refused",
            _CONTRACT + "test_a_copied_outbox_shows_by_its_numbers",
            _ROWS + "test_a_number_that_came_before_is_told_wherever_it_stands_in_a_push",
            "store/test_identity.py",
            _ROWS + "test_a_work_copy_brought_back_from_a_backup_loses_nothing_and_doubles_nothing",
        ),
        ("other_bytes",),
    ),
    Row(
        "F6",
        "104 offices, one hot commune",
        "no deadlock reaches anybody; no gap",
        (_SERVER + "test_many_offices_in_one_commune_leave_no_gap",),
        ("storm",),
        "Rates are measured by `make bench-store`, not here.",
    ),
    Row(
        "F7",
        "all 81 pairs of operations on one plot at once",
        "what is written for each pair; nothing overwritten",
        (
            _PAIRS + "test_every_pair_of_operations_comes_to_what_is_written_and_overwrites_nothing",
            _PAIRS + "test_what_loses_is_kept_whole_on_both_sides",
            "store/test_store_contract.py::test_two_offices_change_one_plot",
        ),
        ("two_edit_one_field",),
        "A split and an edit of a field that it does not touch are merged (10 pairs); nothing of either is lost.",
    ),
    Row(
        "F8",
        "two offices move one border from both sides",
        "one is taken in, the other told of the neighbour; no overlap afterwards",
        (
            _PAIRS + "test_a_border_moved_from_both_sides_overlaps_nowhere_afterwards",
            _LAND + "test_two_offices_move_one_boundary_from_both_sides",
            _SERVER + "test_a_boundary_moved_from_both_sides_at_once_is_moved_once",
        ),
    ),
    Row(
        "F9",
        "twenty edits of one plot, the third in conflict",
        "two applied, one conflict, seventeen blocked, other plots flow",
        (
            _ROWS + "test_after_a_conflict_in_a_chain_of_twenty_the_rest_waits_and_other_plots_flow",
            "store/test_sealing.py::test_the_rest_of_a_chain_goes_once_its_conflict_is_decided",
        ),
    ),
    Row(
        "F10",
        "feed: eight write, others page",
        "delivered is what was written; a naive cursor fails in the control",
        (_ROWS + "test_a_reader_that_counts_rows_as_they_come_would_lose_some_and_ours_does_not",),
        ("writers_and_readers", "overtaking_commits"),
    ),
    Row(
        "F11",
        "direct writes with the login of an editor",
        "an error each time",
        (
            _ACCESS + "test_nobody_writes_past_the_door",
            _ACCESS + "test_an_edit_as_qgis_makes_it_is_an_error",
            _PUSH + "test_the_store_refuses_direct_edits",
        ),
        ("row_that_hides",),
    ),
    Row(
        "F12",
        "scope ended, or commune merged, while the office was away",
        "told, kept, and taken along by a merger",
        (
            _ACCESS + "test_a_scope_that_ended_while_the_office_was_away_is_told_and_kept",
            _PEOPLE + "test_a_merger_takes_plots_and_people_along",
            _PEOPLE + "test_an_office_that_was_away_during_a_merger_loses_nothing",
        ),
        ("writes_elsewhere",),
    ),
    Row(
        "F13",
        "row security: roles, verbs, communes, functions, plans, error texts",
        "nothing leaks; the spatial index is used",
        (
            _ACCESS + "test_everybody_sees_their_communes_only",
            _ACCESS + "test_who_may_only_read_may_not_push",
            _ACCESS + "test_the_steps_of_a_push_are_not_to_be_called",
            _ACCESS + "test_row_security_leaves_the_spatial_index_in_use",
            _ACCESS + "test_the_holder_of_a_number_is_told_within_the_scope_only",
            _ACCESS + "test_a_plot_of_another_commune_is_out_of_scope_and_nothing_is_told_of_it",
        ),
        ("who_wrote",),
        "Times over 3.26 million plots are measured by `make bench-store`.",
    ),
    Row(
        "F14",
        "code in texts, keys, names; wildcards; a shadow table",
        "kept to the letter or refused; no object comes to be",
        (
            _INPUT + "test_a_text_that_is_code_is_kept_as_it_is_in_every_field_and_makes_nothing",
            _INPUT + "test_a_key_that_is_no_field_is_refused",
            _INPUT + "test_wildcards_find_nothing",
            _ACCESS + "test_texts_are_kept_as_they_are_wherever_they_stand",
            _ACCESS + "test_nobody_lays_a_table_into_the_way_of_a_push",
            _ACCESS + "test_even_a_table_laid_there_is_not_used",
        ),
    ),
    Row(
        "F15",
        "shapes that are none",
        "a code each, nothing stored, the rest goes through",
        (
            _INPUT + "test_no_shape_that_is_none_is_stored_and_each_has_its_code",
            _INPUT + "test_a_bad_shape_does_not_replace_a_good_one",
            _INPUT + "test_a_shape_of_far_too_many_points_is_refused",
            _INPUT + "test_an_edit_to_a_coordinate_that_is_none_holds_up_no_other",
            _INPUT + "test_what_lies_outside_the_province_is_refused_with_its_place_and_the_rest_goes_through",
            _INPUT + "test_a_plot_outside_stays_as_it_is_with_its_records_until_it_is_put_right",
            _INPUT + "test_a_store_of_another_province_takes_plots_there",
            _ACCESS + "test_a_shape_that_is_none_is_answered_and_the_rest_goes_through",
            _CONTRACT + "test_what_the_store_cannot_hold_is_rejected_and_the_rest_goes_through",
        ),
        (),
        "Outside is outside the province's box (rule G09): what lies in a neighbouring commune, or within the box in "
        "another zone, is left to the check, as are more than 20,000 points (more than 250,000 are refused), points "
        "closer than 1 mm, and areas below 0.1 m².",
    ),
    Row(
        "F16",
        "texts: NFC and NFD, old encodings, invisible and reversing characters, 10 MB, zero",
        "kept to the letter or refused; equal texts are equal bytes",
        (
            _INPUT + "test_texts_are_kept_to_the_letter_or_refused",
            _INPUT + "test_a_persons_texts_are_kept_to_the_letter_or_refused",
            _INPUT + "test_a_value_that_means_nothing_is_refused_with_its_field",
            _INPUT + "test_texts_that_look_equal_are_one_however_they_were_typed",
            _CONTRACT + "test_text_is_kept_as_it_is",
        ),
    ),
    Row(
        "F17",
        "one spelling of numbers and shapes: shapely, the file, PostGIS, GDAL",
        "equal bytes; saving without a change is no edit",
        (
            _INPUT + "test_a_shape_has_one_spelling_in_all_programs",
            "store/test_conformance.py::test_both_take_the_same_numbers",
            "store/test_work_copy.py::test_shapes_survive_the_blob_exactly",
            _CAPTURE + "test_a_save_that_changes_nothing_is_no_edit",
        ),
    ),
    Row(
        "F18",
        "old and new plugin against old and new store",
        "refused before anything is sent; no field dropped",
        (
            _STAGES + "test_an_old_client_pushes_until_the_day_and_is_refused_after_it",
            _STAGES + "test_a_store_that_lacks_a_field_gets_nothing_of_it",
            "unit/test_agreement.py",
            _ACCESS + "test_another_protocol_is_refused_before_any_work",
            _FAULTS + "test_a_work_copy_of_a_newer_version",
        ),
    ),
    Row(
        "F19",
        "clocks that are wrong by ten years, other time zones",
        "order and results unchanged",
        (_INPUT + "test_the_clock_of_an_office_decides_nothing",),
    ),
    Row(
        "F20",
        "files: shared folders, read-only, full disk, locked, copied, without their log, damaged",
        "refused or recovered, with the cause; nothing acknowledged is lost",
        (
            "unit/test_local_disk.py",
            _FAULTS + "test_a_read_only_folder_can_be_read_and_refuses_to_be_written",
            _FAULTS + "test_a_full_disk",
            _FAULTS + "test_a_file_locked_by_another_program",
            _FAULTS + "test_flipped_bytes_are_said_to_be_a_broken_file",
            _ROWS + "test_a_plain_copy_of_a_store_without_its_log_is_sound_and_known_to_be_older",
            _ROWS + "test_a_copy_made_in_the_middle_of_a_write_is_taken_back_to_before_it",
            _ROWS + "test_every_flipped_page_of_a_store_is_noticed_or_does_no_harm",
        ),
        ("backup_of_an_open_file",),
    ),
    Row(
        "F21",
        "editors: half-stored commits, splits that copy ids, other programs",
        "what was stored is captured; no id twice; no unbalanced split sealed",
        (
            "store/test_capture.py",
            "store/test_capture_qgis.py",
            "store/test_sealing.py::test_land_that_is_missing_is_never_sealed_and_told",
        ),
    ),
    Row(
        "F22",
        "a pull beside local edits, cut off half-way, in pages, past an answer that was lost",
        "applied whole; a local edit never replaced; goes on where it stopped",
        ("store/test_pull.py",),
        ("pulled_past_an_answer",),
    ),
    Row(
        "F23",
        "a history that was tampered with",
        "the first bad place is named",
        (
            _SERVER + "test_tampering_shows_where_it_was_done",
            _SERVER + "test_anchors_kept_elsewhere_prove_a_history_that_was_written_anew",
            _PUSH + "test_a_changed_history_is_found",
        ),
    ),
    Row(
        "F24",
        "a long transaction open elsewhere; several changes of a plot in one push",
        "one line a change, always",
        (_CONTRACT + "test_two_changes_of_one_plot_in_one_push_follow_each_other",),
        ("long_transaction",),
    ),
    Row(
        "F25",
        "secrets in logs, feeds, files",
        "no canary sings; a planted one is found",
        (
            _ACCESS + "test_nothing_of_a_change_reaches_the_servers_log",
            "store/test_database_sources.py::test_the_password_is_nowhere_in_what_is_said_and_written",
            "store/test_fault_storm.py::test_a_planted_canary_is_found",
        ),
        ("storm", "people_stay_home"),
    ),
    Row(
        "F26",
        "no driver; a plain server; a certificate of another name or time",
        "refused with a sentence; never a lesser line",
        (
            _ROWS + "test_without_the_driver_it_is_said_and_files_go_on",
            _ROWS + "test_psycopg_3_alone_is_said",
            _ROWS + "test_a_server_that_does_not_encrypt_gets_nothing",
            "store/test_tls.py::test_a_line_that_cannot_be_trusted_is_refused_in_words",
            _ROWS + "test_an_address_never_asks_for_less_than_a_verified_line",
        ),
        (),
        "psycopg2 alone is used; with psycopg 3 and none else, that is what is said.",
    ),
    Row(
        "F27",
        "files that carry code: views, triggers, styles, archives",
        "nothing runs; refused",
        (
            _ROWS + "test_code_in_a_work_copy_does_not_run",
            _ROWS + "test_styles_macros_and_forms_in_a_geopackage_are_left_alone",
            _CAPTURE + "test_a_file_with_a_foreign_trigger_is_refused",
            "unit/test_fuzz.py::test_a_view_without_an_end_is_refused",
            "unit/test_fuzz.py::test_a_workbook_that_grows_when_unpacked_is_refused",
            "unit/test_fuzz.py::test_nothing_that_a_file_names_is_fetched",
        ),
    ),
    Row(
        "F28",
        "communes read and exported while others push",
        "of one moment each: as the history says up to its number; whole or not at all; written down",
        (
            _ROWS + "test_a_checkout_while_others_push_is_of_one_moment",
            "store/test_export_store.py",
        ),
        (),
        "All of a province (3.26 million plots) is exported, while others push, by `make bench-store`.",
    ),
    Row(
        "F29",
        "conflicts resolved: two at once, after a newer version, a thousand in one go",
        "exactly one resolution; judged against what the store has by then",
        ("store/test_resolution.py", "store/test_settling.py"),
    ),
    Row(
        "F30",
        "random histories on both stores",
        "equal answers, images, numbers, sound chains",
        ("store/test_conformance.py",),
        ("histories",),
    ),
    Row(
        "F31",
        "restore drill: of the server's backup, of an office's store; a replica takes over",
        "offices send to equality; what a backup lacks is told",
        (
            _SERVER + "test_a_backup_comes_back_whole_and_goes_on",
            _SERVER + "test_a_damaged_backup_is_refused_and_leaves_nothing",
            _SERVER + "test_an_offices_store_is_copied_with_what_lies_in_its_log",
        ),
        ("restored_elsewhere", "backup_of_an_open_file", "promoted_replica"),
        "Recovery point: the moment of the backup; with a synchronous replica, nothing that was answered is lost.",
    ),
    Row("F32", "a long day, scaled to minutes", "invariants; memory grows by less than 5 %", (), ("long_day",)),
)
