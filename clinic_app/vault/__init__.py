"""Keys, seals and signatures: bytes in, bytes out. Knows no table, no screen and no clinic beyond its keyring.

All cryptography is libsodium's, through PyNaCl. SECURITY.md §2, §3 says what is sealed to whom, and why.
"""
