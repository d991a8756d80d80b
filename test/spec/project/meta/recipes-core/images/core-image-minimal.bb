inherit core-image
