// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.ui.internal.device.ArrayPlots;
import dev.kirchhoff.ui.internal.device.DevicePlots;

/** Pictures of what an element does, beside its values where there is room, else below them: both are seen while a value is changed. */
final class ElementPlots {
	/** From this width on pictures lie beside the values. */
	private static final int WIDE = 950;
	private static final int[] LINES = {50, 50};
	private static final int[] MAPS = {35, 65};

	private final SashForm sash;
	private final Composite area;
	private final Control values;

	/** @param sash holds the values already */
	ElementPlots(SashForm sash, Control values) {
		this.sash = sash;
		this.values = values;
		area = new Composite(sash, SWT.NONE);
		area.setLayout(new FillLayout());
		area.setBackground(values.getBackground());
		sash.setMaximizedControl(values);
		sash.addListener(SWT.Resize, _ -> turn());
	}

	private void turn() {
		var orientation = sash.getSize().x >= WIDE ? SWT.HORIZONTAL : SWT.VERTICAL;
		if (sash.getOrientation() != orientation) {
			sash.setOrientation(orientation);
		}
	}

	/** Shows the pictures of an element; nothing if it has none. */
	void show(EObject element) {
		for (var child : area.getChildren()) {
			child.dispose();
		}
		switch (element) {
			case Device device -> new DevicePlots(area).show(device);
			case CrossbarArray array -> new ArrayPlots(area).show(array);
			case null, default -> {
				sash.setMaximizedControl(values);
				return;
			}
		}
		sash.setWeights(element instanceof CrossbarArray ? MAPS : LINES);
		area.layout();
		sash.setMaximizedControl(null);
	}
}
