/* The note of where the learner is. */

const lesson = document.body.dataset.lesson;
if (lesson) COURSE.visit(short(lesson), location.pathname.split("/").pop());
