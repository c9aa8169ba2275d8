"""What was understood, told to its author: quizzes as printable lines."""
