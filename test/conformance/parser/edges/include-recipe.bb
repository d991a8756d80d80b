require def-forms.bb
