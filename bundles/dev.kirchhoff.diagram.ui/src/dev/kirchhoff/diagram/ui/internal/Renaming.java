// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.function.Supplier;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.editpolicies.DirectEditPolicy;
import org.eclipse.gef.requests.DirectEditRequest;
import org.eclipse.gef.tools.DirectEditManager;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import dev.kirchhoff.diagram.view.View;

/** A label edited where it stands. */
final class Renaming extends DirectEditManager {
	private static final int ROOM = 24;

	/** Gives the text that was typed to the notation. */
	static final class Policy extends DirectEditPolicy {
		private final Editing editing;

		Policy(Editing editing) {
			this.editing = editing;
		}

		@Override
		protected Command getDirectEditCommand(DirectEditRequest request) {
			View view = Drawing.view(getHost().getModel()).orElseThrow();
			return Step.of("Rename", editing.tools().edit(editing.view(), view, (String) request.getCellEditor().getValue()), Landing.NONE);
		}

		/** The editor covers the label: nothing to show beneath it. */
		@Override
		protected void showCurrentEditValue(DirectEditRequest request) {
			getHostFigure().repaint();
		}
	}

	private final Editing editing;
	private final String text;
	private final Font font;
	private final boolean centered;
	private Font scaled;

	Renaming(Editing editing, GraphicalEditPart part, String text, Font font, Supplier<Rectangle> area, boolean centered) {
		super(part, TextCellEditor.class, editor -> {
			var control = (Text) editor.getControl();
			var place = area.get();
			var size = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
			int width = Math.max(place.width + ROOM, size.x + ROOM);
			int height = Math.max(place.height, size.y);
			control.setBounds(place.x + (centered ? (place.width - width) / 2 : -4), place.y + (place.height - height) / 2, width, height);
		});
		this.editing = editing;
		this.text = text;
		this.font = font;
		this.centered = centered;
	}

	@Override
	protected CellEditor createCellEditorOn(Composite parent) {
		return new TextCellEditor(parent, SWT.SINGLE | SWT.BORDER | (centered ? SWT.CENTER : SWT.LEFT));
	}

	@Override
	protected void initCellEditor() {
		var control = (Text) getCellEditor().getControl();
		var data = font.getFontData()[0];
		var zoom = getEditPart().getViewer().getProperty(ZoomManager.class.toString()) instanceof ZoomManager manager ? manager.getZoom() : 1;
		data.setHeight(Math.clamp((int) Math.round(data.getHeight() * zoom), 7, 40));
		scaled = new Font(control.getDisplay(), data);
		control.setFont(scaled);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = "Name";
			}
		});
		getCellEditor().setValue(text);
		editing.typing(control);
		control.setSelection(new Point(0, text.length()));
	}

	@Override
	protected void bringDown() {
		super.bringDown();
		if (scaled != null) {
			scaled.dispose();
			scaled = null;
		}
	}
}
