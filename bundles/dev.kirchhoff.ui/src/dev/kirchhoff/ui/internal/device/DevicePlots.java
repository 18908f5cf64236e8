// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.BoundDevice;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.DeviceRequest;
import dev.kirchhoff.results.device.DeviceCurves;
import dev.kirchhoff.results.device.DevicePicture;
import dev.kirchhoff.results.device.DevicePicture.Topic;
import dev.kirchhoff.results.device.DeviceProbe;
import dev.kirchhoff.results.ui.HistogramChart;
import dev.kirchhoff.results.ui.LineChart;
import dev.kirchhoff.results.ui.Picture;
import dev.kirchhoff.ui.internal.document.Types;

/**
 * What a drawn device does, as pictures that follow its parameters. They are computed beside the display's thread, a moment after the last
 * change; the old ones stay until then. Where parameters differ from their defaults, the type with its defaults is a thin grey line.
 */
public final class DevicePlots extends Composite {
	/** ms without a change, after which it is computed. */
	private static final int PAUSE = 150;

	private final Composite faults;
	private final Label faultText;
	private final CTabFolder tabs;
	private final List<Tab> shown = new ArrayList<>();
	private final EContentAdapter changes = new EContentAdapter() {
		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (!notification.isTouch() && notification.getEventType() != Notification.REMOVING_ADAPTER) {
				changed();
			}
		}
	};
	private Device element;
	private Job job;
	private Topic wanted;

	/** A topic on the screen. */
	private record Tab(Topic topic, CTabItem item, Composite page, List<Picture> charts) {
	}

	public DevicePlots(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		setBackground(parent.getBackground());
		faults = new Composite(this, SWT.NONE);
		faults.setBackground(getBackground());
		GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 4).applyTo(faults);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(faults);
		faults.setVisible(false);
		var icon = new Label(faults, SWT.NONE);
		icon.setBackground(getBackground());
		icon.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_ERROR_TSK));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
		faultText = new Label(faults, SWT.WRAP);
		faultText.setBackground(getBackground());
		faultText.setForeground(getForeground());
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(faultText);
		tabs = new CTabFolder(this, SWT.TOP | SWT.FLAT);
		tabs.setBackground(getBackground());
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 300).applyTo(tabs);
		tabs.addListener(SWT.Selection, _ -> wanted = shown.get(tabs.getSelectionIndex()).topic);
		tabs.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = event.childID < 0 ? "Plots of the device" : tabs.getItem(event.childID).getText();
			}
		});
		addDisposeListener(_ -> show(null));
	}

	/** Follows another device; null for none. */
	public void show(Device device) {
		if (element != null) {
			element.eAdapters().remove(changes);
		}
		element = device;
		if (job != null) {
			job.cancel();
		}
		if (element != null) {
			element.eAdapters().add(changes);
			compute(0);
		}
	}

	/** Whether what is shown belongs to the present parameters. */
	public boolean isUpToDate() {
		return job == null;
	}

	/** What is wrong with the device, as shown; empty if nothing is. */
	public String fault() {
		return faults.getVisible() ? faultText.getText() : "";
	}

	/** The topics that there are pictures of. */
	public List<Topic> topics() {
		return shown.stream().map(Tab::topic).toList();
	}

	/** Brings a topic to the front, if there is something to show of it. */
	public void select(Topic topic) {
		wanted = topic;
		shown.stream().filter(tab -> tab.topic == topic).findFirst().ifPresent(tab -> tabs.setSelection(tab.item));
	}

	private void changed() {
		if (Display.getCurrent() == null) {
			getDisplay().asyncExec(this::changed);
		} else if (!isDisposed() && element != null) {
			compute(PAUSE);
		}
	}

	private void compute(int pause) {
		if (job != null) {
			job.cancel();
		}
		var request = DeviceRequest.of(element);
		job = new Job("Plots of " + request.name()) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				var self = this;
				try {
					var answer = answer(request, new Watched(monitor, getName()));
					later(() -> {
						if (job == self) {
							job = null;
							answer.show(DevicePlots.this);
						}
					});
					return Status.OK_STATUS;
				} catch (CancellationException e) {
					return Status.CANCEL_STATUS;
				}
			}
		};
		job.setSystem(true);
		job.setPriority(Job.SHORT);
		job.schedule(pause);
	}

	private void later(Runnable what) {
		var display = isDisposed() ? null : getDisplay();
		if (display != null) {
			display.asyncExec(() -> {
				if (!isDisposed()) {
					what.run();
				}
			});
		}
	}

	/** What a computation has to say: pictures, or what is wrong. */
	private record Answer(Optional<List<DevicePicture>> pictures, String fault) {
		void show(DevicePlots plots) {
			plots.say(fault);
			pictures.ifPresent(plots::draw);
		}
	}

	private static Answer answer(DeviceRequest request, Watched monitor) {
		var bound = BoundDevice.of(request, Types.extensions(), DataPlace.ofSurroundings());
		if (bound.device().isEmpty()) {
			return new Answer(Optional.empty(), bound.problems().stream().filter(Problem::isError).map(DevicePlots::line).distinct().collect(Collectors.joining("\n")));
		}
		try {
			var pictures = DeviceCurves.of(probe(bound, request), monitor);
			var standard = BoundDevice.of(request.withDefaults(), Types.extensions(), DataPlace.ofSurroundings());
			boolean differs = standard.device().filter(device -> !device.values().equals(bound.device().get().values())).isPresent();
			return new Answer(Optional.of(differs ? Comparisons.with(pictures, DeviceCurves.of(probe(standard, request), monitor)) : pictures), "");
		} catch (KirchhoffException e) {
			return new Answer(Optional.empty(), e.line());
		}
	}

	private static String line(Problem problem) {
		var place = problem.element().substring(problem.element().lastIndexOf('/') + 1);
		return place + ": " + problem.what() + (problem.mend().isEmpty() ? "" : ": " + problem.mend());
	}

	private static DeviceProbe probe(BoundDevice bound, DeviceRequest request) {
		var device = bound.device().orElseThrow();
		return request.stuck().map(stuck -> new DeviceProbe(device, bound.programming(), stuck.lrs(), stuck.hrs(), 1)).orElseGet(() -> new DeviceProbe(device, bound.programming()));
	}

	private void say(String fault) {
		if (!fault.equals(fault())) {
			faultText.setText(fault);
			faults.setVisible(!fault.isEmpty());
			((GridData) faults.getLayoutData()).exclude = fault.isEmpty();
			layout(true, true);
		}
	}

	private void draw(List<DevicePicture> pictures) {
		setRedraw(false);
		try {
			var topics = pictures.stream().map(DevicePicture::topic).distinct().sorted().toList();
			if (!fits(pictures, topics)) {
				rebuild(pictures, topics);
			}
			for (var tab : shown) {
				var own = of(pictures, tab.topic);
				for (int k = 0; k < own.size(); k++) {
					draw(own.get(k), tab.charts.get(k));
				}
			}
		} finally {
			setRedraw(true);
		}
	}

	private static List<DevicePicture> of(List<DevicePicture> pictures, Topic topic) {
		return pictures.stream().filter(picture -> picture.topic() == topic).toList();
	}

	/** Whether there is a chart of the right kind for every picture, and no other. */
	private boolean fits(List<DevicePicture> pictures, List<Topic> topics) {
		return topics().equals(topics) && shown.stream().allMatch(tab -> {
			var own = of(pictures, tab.topic);
			boolean same = own.size() == tab.charts.size();
			for (int k = 0; same && k < own.size(); k++) {
				same = own.get(k) instanceof DevicePicture.Curves == tab.charts.get(k) instanceof LineChart;
			}
			return same;
		});
	}

	private void rebuild(List<DevicePicture> pictures, List<Topic> topics) {
		for (var tab : shown) {
			tab.item.dispose();
			tab.page.dispose();
		}
		shown.clear();
		for (var topic : topics) {
			var page = new Composite(tabs, SWT.NONE);
			page.setBackground(getBackground());
			var charts = new ArrayList<Picture>();
			for (var picture : of(pictures, topic)) {
				var chart = picture instanceof DevicePicture.Curves ? new LineChart(page) : new HistogramChart(page);
				GridDataFactory.fillDefaults().grab(true, true).applyTo(chart);
				charts.add(chart);
			}
			GridLayoutFactory.fillDefaults().numColumns(charts.size()).equalWidth(true).spacing(12, 0).margins(0, 4).applyTo(page);
			var item = new CTabItem(tabs, SWT.NONE);
			item.setText(topic.label());
			item.setControl(page);
			shown.add(new Tab(topic, item, page, charts));
		}
		var front = shown.stream().filter(tab -> tab.topic == wanted).findFirst().or(() -> shown.stream().findFirst());
		front.ifPresent(tab -> tabs.setSelection(tab.item));
	}

	private static void draw(DevicePicture picture, Picture chart) {
		switch (picture) {
			case DevicePicture.Curves curves -> ((LineChart) chart).show(curves.lines());
			case DevicePicture.Counts counts -> ((HistogramChart) chart).show(counts.title(), counts.histogram(), counts.x(), "cells");
		}
		chart.setToolTipText(picture.remark().isEmpty() ? null : picture.remark());
	}

	@Override
	public boolean setFocus() {
		return tabs.setFocus();
	}
}
