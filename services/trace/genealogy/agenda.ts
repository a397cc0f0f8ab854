/** Work that may have to wait for events which are not known yet. */
export class Agenda<Task> {
  private tasks: Task[] = [];

  add(task: Task): void {
    this.tasks.push(task);
  }

  /** Does what can be done, and what comes of it, in the order in which it came; keeps the rest. */
  run(ready: (task: Task) => boolean, go: (task: Task) => void): void {
    const waiting: Task[] = [];
    for (let due = this.taken(); due.length > 0; due = this.taken()) {
      for (const task of due) {
        if (ready(task)) go(task);
        else waiting.push(task);
      }
    }
    this.tasks = waiting;
  }

  private taken(): Task[] {
    const due = this.tasks;
    this.tasks = [];
    return due;
  }
}
