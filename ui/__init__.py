"""The screens: PySide6 widgets over the rooms of clinic_app."""
