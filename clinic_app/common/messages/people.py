"""Words for the refusals of `people`."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "name.too_short": N_("A name has at least {least} letters. Write it in full."),
    "name.signs": N_("A name has letters, spaces, and . ' - or comma. Leave out digits and other signs."),
    "birth.missing": N_("Enter the birth date, or the age if it is not known."),
    "birth.both": N_("Enter the birth date or the age, not both."),
    "birth.future": N_("The birth date is in the future. Check the year."),
    "birth.too_old": N_("This would be an age above {oldest} years. Check the year."),
    "birth.age": N_("Enter an age from 0 to {oldest} years."),
    "client.sex_missing": N_("Choose the sex."),
    "client.same_nik": N_("Another client has this NIK. Open that record, or check the number."),
    "client.reason_needed": N_(
        "Registered more than 48 hours ago. Write why you correct it ({least} signs or more)."
    ),
    "client.numbers_used_up": N_("All record numbers are used. Ask for a newer version of the program."),
    "client.unknown": N_("This client does not exist. Search again."),
    "guardian.missing": N_("A client below 18 needs a parent or guardian. Enter name and relation."),
    "nik.digits": N_("A NIK has 16 digits. Check the number, or leave it empty."),
    "nik.repeated": N_("One digit repeated is no NIK. Check the number, or leave it empty."),
    "nik.province": N_("Unknown province code in the NIK."),
    "nik.district": N_("The NIK has 00 as district or subdistrict."),
    "nik.region": N_("Unknown district code in the NIK."),
    "nik.no_date": N_("The date within the NIK does not exist."),
    "nik.serial": N_("The NIK ends in 0000, which is never issued."),
    "nik.sex": N_("The sex differs from the NIK."),
    "nik.birth": N_("The birth date differs from the NIK."),
    "phone.unknown": N_("Unknown form of number. It is kept as typed."),
    "care_team.counselors_only": N_("A care team has active counselors only. Choose somebody else."),
    "consent.future": N_("The day is in the future. Enter the day it was given."),
    "consent.too_early": N_("The day is before the client's birth. Check the date."),
    "consent.guardian": N_(
        "For a client below 18 the guardian consents. Choose the guardian and enter the name."
    ),
    "consent.reason_short": N_("Write the reason in {least} signs or more."),
    "consent.of_referral": N_("Consent to a referral is recorded in the referral itself. Open it there."),
    "consent.scopes": N_("These extra permissions belong to the data consent only."),
    "consent.unknown": N_("This consent does not exist. Open the record again."),
    "consent.not_in_force": N_("This consent is not in force, so it cannot be withdrawn."),
    "consent.before_given": N_("The day is before the consent was given. Check the date."),
}
