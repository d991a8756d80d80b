inherit dashed-name
