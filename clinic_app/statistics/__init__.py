"""What a clinic did, in figures: counted by the rules of the handbook, laid out for screen and paper."""
