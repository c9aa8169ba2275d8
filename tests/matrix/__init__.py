"""Each question type with each feature, through each target, read back by readers that are not the writers."""
