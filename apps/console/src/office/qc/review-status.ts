export const reviewStatusColor = {
  open: 'blue',
  submitted: 'green',
  appealed: 'orange',
  upheld: 'green',
  changed: 'purple',
} as const;
