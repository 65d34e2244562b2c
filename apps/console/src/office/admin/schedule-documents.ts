import { graphql } from '../../gql/office';
import type { ScheduleRunsQuery, SchedulesQuery } from '../../gql/office/graphql';

export const schedulesDocument = graphql(`
  query Schedules($sort: String, $filter: ScheduleFilter, $after: String) {
    schedules(sort: $sort, filter: $filter, after: $after) {
      edges {
        node {
          id
          kind
          name
          about
          when
          recurrence
          atMinute
          weekdays
          monthDay
          everyMinutes
          timeZone
          enabled
          nextRunAt
          store {
            id
            name
          }
          lastRun {
            id
            dueAt
            state
            sentence
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const scheduleRunsDocument = graphql(`
  query ScheduleRuns($scheduleId: ID!, $after: String) {
    scheduleRuns(scheduleId: $scheduleId, after: $after) {
      edges {
        node {
          id
          dueAt
          on
          state
          sentence
          errorCode
          skipped
          askedBy
          startedAt
          endedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const changeScheduleDocument = graphql(`
  mutation ChangeSchedule($input: ChangeScheduleInput!) {
    changeSchedule(input: $input) {
      id
      when
      nextRunAt
    }
  }
`);

export const pauseScheduleDocument = graphql(`
  mutation PauseSchedule($input: ScheduleIdInput!) {
    pauseSchedule(input: $input) {
      id
      enabled
      nextRunAt
    }
  }
`);

export const resumeScheduleDocument = graphql(`
  mutation ResumeSchedule($input: ScheduleIdInput!) {
    resumeSchedule(input: $input) {
      id
      enabled
      nextRunAt
    }
  }
`);

export const runScheduleDocument = graphql(`
  mutation RunSchedule($input: ScheduleIdInput!) {
    runSchedule(input: $input) {
      id
      state
    }
  }
`);

export type Schedule = SchedulesQuery['schedules']['edges'][number]['node'];
export type ScheduleRun = ScheduleRunsQuery['scheduleRuns']['edges'][number]['node'];

/** The list's filters as they stand in the address. */
export interface ScheduleSearch {
  readonly kind?: string | undefined;
  readonly store?: string | undefined;
}
