// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;

/** As many columns of equal width as there is room for; all cards of a row are as high as the highest. */
final class CardColumns extends Layout {
	private static final int LEAST = 270;
	private static final int GAP = 12;

	private final int most;

	CardColumns(int most) {
		this.most = most;
	}

	@Override
	protected Point computeSize(Composite composite, int wHint, int hHint, boolean changed) {
		int width = wHint == SWT.DEFAULT ? most * (LEAST + GAP) - GAP : wHint;
		return new Point(width, place(composite, width, false));
	}

	@Override
	protected void layout(Composite composite, boolean changed) {
		place(composite, composite.getClientArea().width, true);
	}

	private int place(Composite composite, int width, boolean move) {
		var children = composite.getChildren();
		int columns = Math.clamp((width + GAP) / (LEAST + GAP), 1, most);
		int each = (width - (columns - 1) * GAP) / columns;
		int y = 0;
		for (int first = 0; first < children.length; first += columns) {
			int last = Math.min(first + columns, children.length);
			int height = 0;
			for (int i = first; i < last; i++) {
				height = Math.max(height, children[i].computeSize(each, SWT.DEFAULT).y);
			}
			for (int i = first; move && i < last; i++) {
				children[i].setBounds((i - first) * (each + GAP), y, each, height);
			}
			y += height + GAP;
		}
		return Math.max(0, y - GAP);
	}
}
