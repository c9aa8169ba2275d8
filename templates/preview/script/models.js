/* The elements that a platform keeps, by version: a pattern for the name, who may do what (r, w), what a value must be.
   SCORM 1.2 Run-Time Environment 3.4; SCORM 2004 4th edition Run-Time Environment 4.2. */

const upTo = (most) => (value) => value.length <= most;
const oneOf = (...words) => (value) => words.includes(value);
const between = (least, most) => (value) => /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= least && Number(value) <= most;
const anyValue = () => true;
const SCORE_12 = (value) => value === "" || between(0, 100)(value);
const REAL = between(-Infinity, Infinity);

const MODELS = {
  scorm12: {
    api: "API",
    prefix: "LMS",
    end: "Finish",
    room: 4096,
    exit: "cmi.core.exit",
    session: "cmi.core.session_time",
    codes: { fault: "101", before: "301", after: "301", unknown: "401", readOnly: "403", writeOnly: "404", wrong: "405", again: "101" },
    given: (learner, entry) => ({ "cmi.core.student_id": learner, "cmi.core.student_name": "Learner, Test", "cmi.core.credit": "credit", "cmi.core.lesson_mode": "normal", "cmi.core.entry": entry, "cmi.core.total_time": "0000:00:00", "cmi.launch_data": "" }),
    elements: [
      [/^cmi\.core\.(student_id|student_name|credit|entry|lesson_mode|total_time)$|^cmi\.launch_data$|^cmi\.student_data\.mastery_score$|^cmi\.interactions\._count$/, "r", anyValue],
      [/^cmi\.core\.(exit|session_time)$/, "w", upTo(16)],
      [/^cmi\.core\.lesson_location$/, "rw", upTo(255)],
      [/^cmi\.core\.lesson_status$/, "rw", oneOf("passed", "completed", "failed", "incomplete", "browsed", "not attempted")],
      [/^cmi\.core\.score\.(raw|min|max)$/, "rw", SCORE_12],
      [/^cmi\.suspend_data$/, "rw", upTo(4096)],
      [/^cmi\.interactions\.\d+\.(id|time|type|weighting|student_response|result|latency|objectives\.\d+\.id|correct_responses\.\d+\.pattern)$/, "w", upTo(255)],
    ],
    facts: [["Status", "cmi.core.lesson_status"], ["Score", "cmi.core.score.raw"], ["Place", "cmi.core.lesson_location"], ["Session", "cmi.core.session_time"], ["Exit", "cmi.core.exit"]],
    response: "student_response",
  },
  scorm2004: {
    api: "API_1484_11",
    prefix: "",
    end: "Terminate",
    room: 64000,
    exit: "cmi.exit",
    session: "cmi.session_time",
    codes: { fault: "351", before: "132", after: "133", unknown: "401", readOnly: "404", writeOnly: "405", wrong: "406", again: "103" },
    given: (learner, entry) => ({ "cmi.learner_id": learner, "cmi.learner_name": "Learner, Test", "cmi.credit": "credit", "cmi.mode": "normal", "cmi.entry": entry, "cmi.total_time": "PT0S", "cmi.launch_data": "", "cmi._version": "1.0" }),
    elements: [
      [/^cmi\.(learner_id|learner_name|mode|credit|entry|total_time|launch_data|completion_threshold|scaled_passing_score|_version)$|^cmi\.interactions\._count$|^adl\.nav\.request_valid\./, "r", anyValue],
      [/^cmi\.(exit|session_time)$|^adl\.nav\.request$/, "w", upTo(250)],
      [/^cmi\.location$/, "rw", upTo(1000)],
      [/^cmi\.completion_status$/, "rw", oneOf("completed", "incomplete", "not attempted", "unknown")],
      [/^cmi\.success_status$/, "rw", oneOf("passed", "failed", "unknown")],
      [/^cmi\.progress_measure$/, "rw", between(0, 1)],
      [/^cmi\.score\.scaled$/, "rw", between(-1, 1)],
      [/^cmi\.score\.(raw|min|max)$/, "rw", REAL],
      [/^cmi\.suspend_data$/, "rw", upTo(64000)],
      [/^cmi\.interactions\.\d+\.(id|type|timestamp|weighting|learner_response|result|latency|description|objectives\.\d+\.id|correct_responses\.\d+\.pattern)$/, "rw", upTo(4000)],
    ],
    facts: [["Completion", "cmi.completion_status"], ["Success", "cmi.success_status"], ["Score", "cmi.score.raw"], ["Scaled", "cmi.score.scaled"], ["Progress", "cmi.progress_measure"], ["Place", "cmi.location"], ["Session", "cmi.session_time"], ["Exit", "cmi.exit"]],
    response: "learner_response",
  },
};
