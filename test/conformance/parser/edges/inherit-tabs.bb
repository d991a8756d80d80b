inherit	plain		other
