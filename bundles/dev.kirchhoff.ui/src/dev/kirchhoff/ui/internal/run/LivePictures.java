// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Live;
import dev.kirchhoff.solver.run.StudyRun;

/** How the trainings of a run go and what its repeats have given so far. Pictures are made in the background and drawn when they are there. */
final class LivePictures extends Composite {
	private static final long PAUSE_MILLIS = 250;

	private final LivePanel trainings;
	private final LivePanel quantities;
	private final Job making = Job.createSystem("Live results", (IProgressMonitor monitor) -> make(monitor));
	private volatile StudyRun study;
	private Run run;

	LivePictures(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(new FillLayout());
		var sash = new SashForm(this, SWT.HORIZONTAL);
		trainings = new LivePanel(sash, "Course of training", "Training accuracy");
		quantities = new LivePanel(sash, "Results so far", "accuracy");
		addDisposeListener(_ -> making.cancel());
	}

	/** Follows another run; null for none. */
	void follow(Run other) {
		if (run != other || study == null) {
			run = other;
			study = other == null ? null : other.study().orElse(null);
			if (study == null) {
				var why = other == null ? "" : other.state().isActive() ? "Not begun yet" : "";
				trainings.none(why);
				quantities.none(why);
			}
		}
		update();
	}

	/** Makes new pictures; if it is about that still, it does so once more afterwards, as the last results may have come meanwhile. */
	@Override
	public void update() {
		if (study != null) {
			making.schedule(making.getState() == Job.RUNNING ? PAUSE_MILLIS : 0);
		}
	}

	private IStatus make(IProgressMonitor monitor) {
		var looked = study;
		if (looked == null) {
			return Status.OK_STATUS;
		}
		var courses = Live.trainings(looked.study(), looked.courses());
		var means = Live.quantities(looked.study(), looked.means());
		if (!monitor.isCanceled() && !isDisposed()) {
			show(looked, trainings, courses, "Nothing trains");
			show(looked, quantities, means, "No repeat is finished yet"); // in an event of its own: others come between
		}
		return Status.OK_STATUS;
	}

	private void show(StudyRun looked, LivePanel panel, List<Lines> pictures, String otherwise) {
		getDisplay().asyncExec(() -> {
			if (isDisposed() || study != looked) {
				return;
			}
			if (pictures.isEmpty()) {
				panel.none(otherwise);
			} else {
				panel.show(pictures);
			}
		});
	}

	List<Lines> trainings() {
		return trainings.pictures();
	}

	List<Lines> quantities() {
		return quantities.pictures();
	}
}
