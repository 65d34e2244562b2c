// People needed against the rostering engine: for every number of seats, window and number of meals, the people that a
// quote counts fill four weeks without a gap, and one fewer do not.
//
//   node bench/people.mjs [--seats 40]
//
// Bars: no gap with the people counted in any row; a gap with one fewer in every row, proven by the engine's bound or
// not filled by its search; two meals take more people than none.
import { parseArgs } from 'node:util';
import { solveRoster } from '@zuoxi/rostering';
import { peopleNeeded } from '@zuoxi/staffing';
import { judge, machine, round } from './support.mjs';

const { values } = parseArgs({ options: { seats: { type: 'string', default: '40' } } });
const mostSeats = Number(values.seats);
const before = machine();
const rules = {
  minRestMinutes: 660,
  maxConsecutiveDays: 6,
  weeklyDaysOff: 1,
  maxMinutesPerWeek: 2640,
  maxMinutesPerDay: 660,
};
const days = Array.from({ length: 28 }, (_, index) =>
  new Date(Date.parse('2026-03-02') + index * 86_400_000).toISOString().slice(0, 10),
);
const meal = (earliestMinute, latestMinute) => ({ earliestMinute, latestMinute, minutes: 60 });
/** The demo's: seven and a half paid hours. */
const demoShifts = [
  { startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] },
  { startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] },
  { startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] },
];
const windows = [
  { name: "09–24, demo's shifts", startMinute: 540, endMinute: 1440, shifts: demoShifts },
  { name: '09–24', startMinute: 540, endMinute: 1440 },
  { name: '08–23', startMinute: 480, endMinute: 1380 },
  { name: '24 h', startMinute: 0, endMinute: 1440 },
];

const neededFor = (seats, { startMinute, endMinute, shifts }, count) =>
  peopleNeeded({
    seats,
    window: { startMinute, endMinute },
    ...(shifts ? { shifts } : {}),
    serviceDaysPerWeek: 7,
    mealBreaks: { count, minutes: 60 },
    weeklyMinutesPerPerson: rules.maxMinutesPerWeek,
    weeklyRestDays: rules.weeklyDaysOff,
    shrinkage: 0,
  });

function rosterOf(people, seats, { startMinute, endMinute }, shifts, options) {
  const slots = Array.from(
    { length: (endMinute - startMinute) / 30 },
    (_, index) => startMinute + index * 30,
  );
  return solveRoster(
    {
      days,
      shifts: shifts.map((shift, index) => ({ ...shift, id: `shift ${index}` })),
      agents: Array.from({ length: people }, (_, index) => ({ id: `agent ${index}`, certified: true })),
      requirement: days.flatMap((on) => slots.map((slotMinute) => ({ on, slotMinute, seats }))),
      rules,
    },
    options,
  );
}

let rows = 0;
let withGaps = 0;
let proven = 0;
let searched = 0;
let fewerDo = 0;
let mealsCostNothing = 0;
for (const window of windows) {
  for (let seats = 1; seats <= mostSeats; seats += 1) {
    const needed = [0, 1, 2].map((count) => neededFor(seats, window, count));
    if (needed[2].people <= needed[0].people) mealsCostNothing += 1;
    needed.forEach(({ people, shifts }, meals) => {
      rows += 1;
      const gaps = rosterOf(people, seats, window, shifts).uncoveredSeatSlots;
      if (gaps) {
        withGaps += 1;
        console.error(`${window.name}, ${meals} meals, ${seats} seats: ${people} people leave ${gaps} empty`);
      }
      if (rosterOf(people - 1, seats, window, shifts, { iterations: 1 }).lowerBoundSeatSlots > 0) proven += 1;
      else if (rosterOf(people - 1, seats, window, shifts).uncoveredSeatSlots > 0) searched += 1;
      else {
        fewerDo += 1;
        console.error(`${window.name}, ${meals} meals, ${seats} seats: ${people - 1} people do as well`);
      }
    });
  }
}
judge(
  {
    machine: before,
    rows,
    oneFewerProven: proven,
    oneFewerNotFound: searched,
    seconds: round(process.uptime()),
  },
  {
    'rows with a gap': [withGaps, 0],
    'rows in which one fewer does as well': [fewerDo, 0],
    'rows in which two meals take no more people than none': [mealsCostNothing, 0],
  },
);
