"""Words for the refusals of `groups`."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "group.unknown": N_("This group does not exist."),
    "group.member_unknown": N_("This client was never in the group."),
    "group.guest_unknown": N_("These guests do not exist."),
    "group.ended": N_("This group has ended. Let it go on first."),
    "group.not_ended": N_("This group has not ended."),
    "group.meetings_ahead": N_("Meetings are still planned: {count}. Call them off first."),
    "group.capacity": N_("A group has {least} to {most} seats. Choose another number."),
    "group.facilitators": N_("Choose between one and {most} facilitators, each once."),
    "group.yourself": N_("Whoever writes this form leads the group too. Add yourself."),
    "group.closed": N_("This closed group has begun: nobody joins it any more."),
    "group.full": N_("All {capacity} seats are taken. Wait until somebody leaves."),
    "group.not_waiting": N_("This client is not on the waiting list."),
    "group.not_member": N_("This client is not in the group now."),
    "group.still_member": N_("This client has not left the group."),
    "group.marked": N_("Attendance or a signed note stands in the way. Look at the attendance first."),
    "group.day": N_("Choose a day from the last {days} days."),
    "group.before_joining": N_("Nobody leaves before joining. Choose a later day."),
    "group.member_twice": N_("This client is in the group or on its waiting list already."),
    "group.meeting_count": N_("Plan between 1 and {most} meetings at once."),
    "group.meetings_overlap": N_("Two of these meetings overlap. Choose other times."),
    "group.not_then": N_("This client was not a member on that day, so there is nothing to mark."),
    "group.guest_count": N_("Write a number of guests between 1 and {most}; a named guest counts as one."),
    "group.blank_rows": N_("A sheet has at most {most} blank rows. Choose fewer."),
    "group.format": N_("This group is damaged or was written by a newer version of the program."),
    "group_note.format": N_("This group note is damaged or was written by a newer version of the program."),
    "group_note.broken": N_(
        "This group note is not what its author signed. Nothing is added to it. Tell the administrator."
    ),
    "group_note.empty": N_("The group note is still empty. Write it first."),
    "group_note.signed": N_("This group note is signed and stays as it is. Write an addendum."),
    "group_note.not_signed": N_("This group note is not signed yet."),
    "remark.no_key": N_(
        "Nobody of this client's present care team has opened the record. Ask them to, then write the remark."
    ),
}
