SUMMARY = "Fetches from addresses"
