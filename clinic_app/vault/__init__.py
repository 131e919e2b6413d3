"""Keys, seals and signatures: bytes in, bytes out. Knows no table and no screen.

All cryptography is libsodium's, through PyNaCl. SECURITY.md §2, §3 says what is sealed to whom, and why.
"""
