// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.results.fit.DeviceFit;
import dev.kirchhoff.results.fit.DeviceType;
import dev.kirchhoff.results.fit.Measurement;
import dev.kirchhoff.results.ui.LineChart;
import dev.kirchhoff.ui.internal.document.Types;

/** The fits of all types that the measurement can feed: which is taken, how it lies over the points, and its parameters. */
public final class FitPage extends WizardPage {
	private static final int WIDEST = 215;

	private final DataPage data;
	private Table types;
	private Table parameters;
	private LineChart chart;
	private Label remarks;
	private Measurement fitted;
	private List<DeviceFit> fits = List.of();
	private volatile boolean gone;

	FitPage(DataPage data) {
		super("fit", "Fit", null);
		this.data = data;
		setDescription("Choose the device type. Parameters that the measurement does not determine keep their defaults.");
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(page);
		var sash = new SashForm(page, SWT.HORIZONTAL);
		sash.setSashWidth(8);
		GridDataFactory.fillDefaults().grab(true, true).hint(900, 380).applyTo(sash);
		var left = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(left);
		types = table(left, "Device types", "Type", "R²", "Residual");
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 130).applyTo(types);
		types.addListener(SWT.Selection, _ -> select());
		parameters = table(left, "Fitted parameters", "Parameter", "Value ± standard error");
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 150).applyTo(parameters);
		remarks = new Label(left, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(300, 54).applyTo(remarks);
		chart = new LineChart(sash);
		sash.setWeights(45, 55);
		page.addDisposeListener(_ -> gone = true);
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, "dev.kirchhoff.ui.newFromData");
	}

	private static Table table(Composite parent, String name, String... columns) {
		var table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		for (var column : columns) {
			new TableColumn(table, SWT.NONE).setText(column);
		}
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				if (event.childID < 0) {
					event.result = name;
				}
			}
		});
		return table;
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		var measurement = data.measurement().orElse(null);
		if (visible && measurement != null && measurement != fitted) {
			fit(measurement);
		}
	}

	private void fit(Measurement measurement) {
		fitted = measurement;
		fits = List.of();
		types.removeAll();
		parameters.removeAll();
		remarks.setText("Fitting...");
		setErrorMessage(null);
		setPageComplete(false);
		var job = Job.create("Fitting devices to measurements", monitor -> {
			try {
				var all = Types.extensions().of(Kind.DEVICE).stream().map(one -> new DeviceType(one.id(), one.name(), one.schema())).toList();
				Monitor watch = () -> gone || monitor.isCanceled() || fitted != measurement;
				var found = DeviceFit.all(measurement, all, watch);
				if (!gone) {
					getControl().getDisplay().asyncExec(() -> {
						if (!gone && fitted == measurement) {
							show(found);
						}
					});
				}
				return (IStatus) Status.OK_STATUS;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			}
		});
		job.setSystem(true);
		job.schedule();
	}

	private void show(List<DeviceFit> found) {
		fits = found;
		remarks.setText("");
		for (var fit : found) {
			var item = new TableItem(types, SWT.NONE);
			item.setText(new String[] { fit.type().name(), Double.isFinite(fit.rSquared()) ? String.format(java.util.Locale.ROOT, "%.4f", fit.rSquared()) : "–",
					fit.residual() > 0 ? dev.kirchhoff.results.Scale.of(fit.unit(), fit.residual()).text(fit.residual()) : "as measured" });
		}
		if (found.isEmpty()) {
			setErrorMessage("No installed device type fits this: check kind and units of the measurement");
			return;
		}
		pack(types);
		types.select(0);
		select();
	}

	private static void pack(Table table) {
		for (var column : table.getColumns()) {
			column.pack();
			column.setWidth(Math.min(WIDEST, column.getWidth() + 12));
		}
	}

	private void select() {
		parameters.removeAll();
		var fit = chosen();
		setPageComplete(fit.isPresent());
		fit.ifPresent(one -> {
			for (var estimate : one.estimates()) {
				new TableItem(parameters, SWT.NONE).setText(new String[] { estimate.name(), estimate.text() });
			}
			one.table().ifPresent(table -> new TableItem(parameters, SWT.NONE).setText(new String[] { table.parameter(), "table of the measurement" }));
			pack(parameters);
			remarks.setText(String.join("\n", one.remarks()));
			remarks.setToolTipText(String.join("\n", one.remarks()));
			chart.show(one.picture());
		});
	}

	/** As if a person had chosen it. */
	public void select(String type) {
		for (int k = 0; k < fits.size(); k++) {
			if (fits.get(k).type().id().equals(type)) {
				types.select(k);
				select();
			}
		}
	}

	/** The fit that is taken. */
	public Optional<DeviceFit> chosen() {
		int at = types == null || types.isDisposed() ? -1 : types.getSelectionIndex();
		return at >= 0 && at < fits.size() ? Optional.of(fits.get(at)) : Optional.empty();
	}
}
