// The calls of libedit, of the terminal and of signals that Swift cannot make: variadic functions, FILE pointers,
// signal handlers, and what C libraries declare as macros. One function an operation; policy lives in Swift.
#ifndef CLINEEDITOR_H
#define CLINEEDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// MARK: Characters

/// Chooses the character set of this process once: the locale's if it is UTF-8, else C.UTF-8, else ASCII.
/// Returns whether text is UTF-8. Only LC_CTYPE changes, so numbers keep their decimal point.
bool le_choose_charset(void);

/// The columns a Unicode scalar takes: 0, 1 or 2, or -1 if it cannot be printed. Call le_choose_charset first.
int le_width(uint32_t scalar);

// MARK: Terminals

/// Whether the descriptor is a terminal.
bool le_is_terminal(int descriptor);

/// The terminal's size; false, and nothing stored, if it does not tell.
bool le_window_size(int descriptor, int *columns, int *rows);

/// Waits until the descriptor has something to read: 1 if so (also at its end), 0 after the deadline, -1 for an error
/// or a signal. A negative deadline waits forever.
int le_wait_readable(int descriptor, int milliseconds);

/// Reads like read(2), but returns -1 with EINTR at once if an interrupt is raised or arrives while waiting.
ssize_t le_read_interruptible(int descriptor, void *bytes, size_t count);

// MARK: Interrupts

/// From here on Ctrl-C raises a flag instead of ending the process.
void le_interrupt_install(void);

/// Puts back what Ctrl-C did before the matching le_interrupt_install.
void le_interrupt_remove(void);

/// Whether Ctrl-C came since the flag was last cleared.
bool le_interrupt_raised(void);

/// Lowers the flag.
void le_interrupt_clear(void);

// MARK: The editor

typedef struct le_editor le_editor;

enum {
  LE_LINE = 0,
  LE_INTERRUPTED = 1,
  LE_END = 2,
  LE_FAILED = 3,
};

/// Called when completion is asked for; may call le_line, le_replace, le_show_below and le_bell.
typedef void (*le_complete)(void *context);

/// An editor on two terminal descriptors, which stay the caller's. Reads the person's editrc.
/// NULL if the descriptors cannot be edited on, or the person switched editing off.
le_editor *le_open(const char *name, int input, int output, int history, le_complete complete, void *context);

/// Ends the editor and leaves the terminal as le_open found it; what was typed ahead stays readable.
void le_close(le_editor *editor);

/// Whether the terminal can move its cursor and erase, so that styles and paste marks make sense.
bool le_is_capable(const le_editor *editor);

/// Whether the keys are vi's.
bool le_is_vi(const le_editor *editor);

/// What a line break within pasted text turns into.
void le_set_paste_break(le_editor *editor, const char *text);

/// Adds an entry to the history in memory.
void le_remember(le_editor *editor, const char *line);

/// Reads a line. The prompt may hold literals between \1 marks, each followed by a printed character.
/// LE_LINE: *line is the text until the next call. LE_FAILED: *error is the errno.
int le_read_line(le_editor *editor, const char *prompt, const char **line, int *error);

/// While completing: the line as the caller's to free, and the cursor as a byte offset in it; NULL without memory.
char *le_line(le_editor *editor, size_t *cursor);

/// While completing: puts text in place of that many characters before the cursor.
void le_replace(le_editor *editor, int characters, const char *text);

/// While completing: prints whole lines below the line being edited, then draws it again beneath them.
void le_show_below(le_editor *editor, const char *text);

/// While completing: rings the bell.
void le_bell(le_editor *editor);

// MARK: Pseudo-terminals, for tests

/// A pseudo-terminal of that size; false with errno set if there is none.
bool le_pseudo_terminal(int *primary, int *secondary, int columns, int rows);

/// Starts a program on a new pseudo-terminal as its own session; returns its process id, or -1.
/// `arguments` and `environment` end with NULL; `folder` may be NULL.
pid_t le_spawn(const char *path, char *const arguments[], char *const environment[], const char *folder,
               int columns, int rows, int *primary);

/// Gives a pseudo-terminal another size and tells its programs.
bool le_set_window_size(int descriptor, int columns, int rows);

/// Whether the terminal echoes and gathers lines by itself, as a shell leaves it.
bool le_is_cooked(int descriptor);

/// Waits for a process up to a deadline. 1: ended, *status is its exit status, or 128 + the signal that ended it;
/// 0: still there; -1: no such child.
int le_wait(pid_t process, int milliseconds, int *status);

#endif
