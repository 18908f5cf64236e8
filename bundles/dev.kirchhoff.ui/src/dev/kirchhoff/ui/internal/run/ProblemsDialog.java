// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;
import java.util.function.Function;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.ui.internal.check.Markers;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.project.Projects;

/** All that keeps an experiment from being run, each with its place and how to mend it; leads to the place. */
final class ProblemsDialog extends TitleAreaDialog {
	private static final int DETAIL_LINES = 3;
	private static final int SHOW = IDialogConstants.CLIENT_ID + 1;

	private final IFile file;
	private final String name;
	private final List<Problem> problems;
	private TableViewer table;

	ProblemsDialog(Shell parent, Run run) {
		super(parent);
		file = run.file();
		name = run.name();
		problems = run.problems();
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS);
		setBlockOnOpen(false);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Cannot Run " + name);
	}

	@Override
	protected Point getInitialSize() {
		return new Point(900, 440);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		long errors = problems.stream().filter(Problem::isError).count();
		setTitle(name + " is not run");
		setMessage(errors == 1 ? "One problem has to be mended first." : errors + " problems have to be mended first.", IMessageProvider.ERROR);
		var area = (Composite) super.createDialogArea(parent);
		var host = new Composite(area, SWT.NONE);
		host.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		var columns = new TableColumnLayout();
		host.setLayout(columns);
		table = new TableViewer(host, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		table.getTable().setHeaderVisible(true);
		table.getTable().setLinesVisible(true);
		column(columns, "Place", 30, new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				var problem = (Problem) element;
				return problem.element().isEmpty() ? problem.file() : problem.element();
			}

			@Override
			public String getToolTipText(Object element) {
				return element.toString();
			}

			@Override
			public Image getImage(Object element) {
				return PlatformUI.getWorkbench().getSharedImages()
						.getImage(((Problem) element).isError() ? ISharedImages.IMG_OBJS_ERROR_TSK : ISharedImages.IMG_OBJS_WARN_TSK);
			}
		});
		column(columns, "Problem", 35, text(Problem::what));
		column(columns, "Mend", 35, text(Problem::mend));
		ColumnViewerToolTipSupport.enableFor(table);
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.setInput(problems);
		var whole = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
		var place = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
		place.heightHint = DETAIL_LINES * whole.getLineHeight();
		place.horizontalIndent = 6;
		whole.setLayoutData(place);
		table.addSelectionChangedListener(_ -> whole.setText(table.getStructuredSelection().getFirstElement() instanceof Problem problem ? problem.toString() : ""));
		table.setSelection(new StructuredSelection(problems.getFirst()));
		table.addDoubleClickListener(_ -> show());
		return area;
	}

	private static ColumnLabelProvider text(Function<Problem, String> what) {
		return new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return what.apply((Problem) element);
			}

			@Override
			public String getToolTipText(Object element) {
				return getText(element);
			}
		};
	}

	private void column(TableColumnLayout layout, String title, int weight, ColumnLabelProvider labels) {
		var column = new TableViewerColumn(table, SWT.NONE);
		column.getColumn().setText(title);
		column.setLabelProvider(labels);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 120));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, SHOW, "Show Place", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == SHOW) {
			show();
		} else {
			super.buttonPressed(id);
		}
	}

	/** Selects the element in the tree of projects and in the file's editor. */
	private void show() {
		var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		if (table.getStructuredSelection().getFirstElement() instanceof Problem problem && file.exists()) {
			try {
				select(page, problem);
				edit(page, problem);
			} catch (CoreException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}
	}

	private void select(IWorkbenchPage page, Problem problem) throws CoreException {
		if (page.showView(Projects.VIEW) instanceof CommonNavigator tree) {
			Object element = file;
			var root = Documents.get().of(file).root();
			if (root.isPresent() && !problem.element().isEmpty()) {
				try {
					element = ElementPath.find(root.get(), problem.element()).owner();
				} catch (ElementPathException e) {
					element = file; // the place is not in the file, but in a setting of this run
				}
			}
			tree.getCommonViewer().setSelection(new StructuredSelection(element), true);
		}
	}

	private void edit(IWorkbenchPage page, Problem problem) throws CoreException {
		if (IDE.getDefaultEditor(file) == null) {
			return;
		}
		for (IMarker marker : file.findMarkers(Markers.TYPE, false, IResource.DEPTH_ZERO)) {
			if (problem.element().equals(marker.getAttribute(Markers.ELEMENT, ""))) {
				IDE.openEditor(page, marker);
				return;
			}
		}
		IDE.openEditor(page, file);
	}
}
