// What the signal handlers and the editor share.
#ifndef CLINEEDITOR_SIGNALS_H
#define CLINEEDITOR_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <termios.h>

/// Starts watching signals for a read on this thread: a change of window size or a return to the foreground raises a
/// flag and ends le_guard_wait; a fatal signal first puts the terminal back as given.
void le_guard_begin(int input, int output, const struct termios *normal, bool paste);

/// Puts every handler back.
void le_guard_end(void);

/// Waits for input: 1 if there is some, 0 if a flag was raised or the time ran out, -1 with errno for an error.
/// A negative time waits forever.
int le_guard_wait(int descriptor, int milliseconds);

/// Each tells whether its flag was raised, and lowers it.
bool le_guard_resized(void);
bool le_guard_continued(void);

#endif
