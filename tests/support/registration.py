"""A form as somebody fills it in at the desk: untidy, and with signs that must do no harm."""

from datetime import date

from clinic_app.people.values import ClientForm, Sex

NIK = "3311125203010001"
AYU = ClientForm(
    full_name="  Ayu   Lestari ",
    sex=Sex.FEMALE,
    birth_date=date(2001, 3, 12),
    nik="33 1112 5203010001",
    phone="0812 4410 2213",
    contact_note="hubungi setelah jam 16.00",
    address="Jl. Melati No. 5; 'belakang' \"pasar\"--",
)
