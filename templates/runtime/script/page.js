/* What stands in the lesson starts, then a note is taken of where the learner is. */

const lesson = document.body.dataset.lesson;
for (const start of STARTS) start();
if (lesson) COURSE.visit(short(lesson), location.pathname.split("/").pop());
