"""The door as people see it: who is there, the password, the delay, the lock, the recovery sheet."""
