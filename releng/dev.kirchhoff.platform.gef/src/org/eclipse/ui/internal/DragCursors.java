// SPDX-License-Identifier: EPL-2.0
package org.eclipse.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.widgets.Display;

/** The workbench had this class once; GEF 3.2 asks it for a cursor while the palette is dragged to another side. */
public final class DragCursors {
	public static final int INVALID = 0;
	public static final int LEFT = 1;
	public static final int RIGHT = 2;

	private DragCursors() {
	}

	public static Cursor getCursor(int code) {
		return Display.getCurrent().getSystemCursor(switch (code) {
			case INVALID -> SWT.CURSOR_NO;
			case LEFT -> SWT.CURSOR_SIZEW;
			case RIGHT -> SWT.CURSOR_SIZEE;
			default -> SWT.CURSOR_SIZEALL;
		});
	}
}
