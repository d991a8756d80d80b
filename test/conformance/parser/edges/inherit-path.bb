inherit classes/plain.bbclass
