"""The private module over the library; nothing here is for users."""
