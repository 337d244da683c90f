// An editor, as the files of this module share it.
#ifndef CLINEEDITOR_EDITOR_H
#define CLINEEDITOR_EDITOR_H

#include "CLineEditor.h"

#include <stdio.h>
// libedit's header needs what stdio.h brings in.
#include <histedit.h>
#include <termios.h>

struct le_editor {
  EditLine *line;
  History *history;
  FILE *in, *out;
  int input, output;
  /// The terminal as it was found.
  struct termios normal;
  /// Owned; may be NULL.
  char *prompt;
  char *paste_break;
  le_complete complete;
  void *context;
  bool capable, vi;
  /// The line being read was given up.
  bool interrupted;
  /// The line was drawn again while its key was handled.
  bool drawn;
};

le_editor *le_of(EditLine *line);

/// Prints text on lines of its own below the line being edited, and leaves the cursor at the start of a fresh row.
void le_print_below(le_editor *editor, const char *text);

/// Draws prompt and line from the start of the row the cursor is on.
void le_redraw(le_editor *editor);

/// Draws prompt and line again where they were, at the terminal's new size.
void le_redraw_resized(le_editor *editor);

/// Stops the program as Ctrl-Z does, and takes the terminal back when it goes on.
void le_suspend(le_editor *editor);

/// Takes the terminal back after a stop that was not asked for here.
void le_resume(le_editor *editor);

/// Switches the terminal's marks around pasted text.
void le_paste_mode(le_editor *editor, bool on);

/// Inserts the text between paste marks as plain text; false if it was too long or broken off.
bool le_paste(le_editor *editor);

#endif
