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
  /// The line's length and cursor before the latest key.
  size_t latest_length, latest_cursor;
  /// Every character of the line is one column wide.
  bool is_simple;
};

le_editor *le_of(EditLine *line);

/// Prints text on lines of its own below the line being edited, and leaves the cursor at the start of a fresh row.
void le_print_below(le_editor *editor, const char *text);

/// Draws prompt and line from the start of the row the cursor is on.
void le_redraw(le_editor *editor);

/// Puts the cursor where the prompt starts and erases from there, for a redraw after the line changed.
void le_erase(le_editor *editor);

/// The latest key may have left libedit with a wrong idea of the cursor or the screen: puts both right.
void le_check_line(le_editor *editor);

/// Searches the history as one types.
unsigned char le_search(EditLine *line, int key);

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
