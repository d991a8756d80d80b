inherit nested
