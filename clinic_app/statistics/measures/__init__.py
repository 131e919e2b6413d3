"""What is counted: one file per family of measures, each measure a named function with its sentence."""
