// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Views of the platform have trees, tables and texts without a name: a screen reader shall say in which view one is. */
final class PartNames implements IPartListener2 {
	private static final String NAMED = PartNames.class.getName();

	private final IWorkbenchPage page;
	private boolean pending;

	private PartNames(IWorkbenchPage page) {
		this.page = page;
	}

	static void in(IWorkbenchPage page) {
		var names = new PartNames(page);
		page.addPartListener(names);
		var shell = page.getWorkbenchWindow().getShell();
		Listener changed = _ -> names.later(); // a view shows another page, such as a new console
		for (var type : new int[] {SWT.Show, SWT.FocusIn}) {
			shell.getDisplay().addFilter(type, changed);
			shell.addDisposeListener(event -> event.display.removeFilter(type, changed));
		}
		names.later();
	}

	@Override
	public void partActivated(IWorkbenchPartReference reference) {
		later();
	}

	@Override
	public void partVisible(IWorkbenchPartReference reference) {
		later();
	}

	/** Pages of a view, such as an outline, are made by its own answer to the same event. */
	private void later() {
		var shell = page.getWorkbenchWindow().getShell();
		if (pending || shell == null || shell.isDisposed()) {
			return;
		}
		pending = true;
		shell.getDisplay().asyncExec(() -> {
			pending = false;
			if (shell.isDisposed()) {
				return;
			}
			for (var reference : page.getViewReferences()) {
				var view = reference.getView(false);
				if (view != null && view.getSite().getService(MPart.class).getWidget() instanceof Control control && !control.isDisposed()) {
					name(control, view);
				}
			}
		});
	}

	private static void name(Control control, IViewPart view) {
		if ((control instanceof Tree || control instanceof Table || control instanceof StyledText || control instanceof Text) && control.getData(NAMED) == null) {
			control.setData(NAMED, view);
			control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
				@Override
				public void getName(AccessibleEvent event) {
					if (event.childID == ACC.CHILDID_SELF && (event.result == null || event.result.isBlank())) {
						event.result = view.getTitle();
					}
				}
			});
		}
		if (control instanceof Composite composite) {
			for (var child : composite.getChildren()) {
				name(child, view);
			}
		}
	}
}
