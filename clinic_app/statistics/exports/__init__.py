"""A month as a file. The figures are the same in each; what leaves the facility is masked in each."""
