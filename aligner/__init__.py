"""Mine, match and align Korean terms and the Hanzi printed beside them."""
