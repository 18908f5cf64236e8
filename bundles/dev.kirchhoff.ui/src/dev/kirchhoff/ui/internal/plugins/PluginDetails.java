// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.ui.internal.device.DevicePlots;
import dev.kirchhoff.ui.internal.document.Types;

/** Everything about one plug-in: who made it and vouches for it, what is wrong with it, what it contributes; a device with the pictures of what it does. */
final class PluginDetails extends Composite {
	/** Problems that are shown at once. */
	private static final int MOST = 5;

	private final LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), this);
	private final Pictures pictures = new Pictures(this);
	private final Label title;
	private final Label facts;
	private final Label seal;
	private final Label vouched;
	private final Button check;
	private final Button remove;
	private final Composite problems;
	private final TypeTree types;
	private final SashForm sash;
	private final Composite picture;
	private DevicePlots plots;
	private Plugin plugin;
	private List<Problem> shownProblems = List.of();
	private boolean shownPassed;
	private Optional<String> pictured = Optional.empty();

	PluginDetails(Composite parent, Runnable checking, Runnable removing) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).extendedMargins(0, 0, 6, 0).applyTo(this);
		var head = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 2).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		title = new Label(head, SWT.NONE);
		title.setFont(resources.create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(SWT.BOLD).increaseHeight(2)));
		facts = new Label(head, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(120, SWT.DEFAULT).applyTo(facts);
		check = button(head, "plugins/check", "Chec&k", "Holds devices, algorithms and data sets of the plug-in to what Kirchhoff expects of them: finite, in range, passive, repeatable (Ctrl+K)", checking);
		remove = button(head, "remove16", "Remo&ve", "Takes the plug-in away at the next start (Delete)", removing);
		var trust = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(trust);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(trust);
		seal = new Label(trust, SWT.NONE);
		vouched = new Label(trust, SWT.WRAP);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT).applyTo(vouched);
		problems = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 3).applyTo(problems);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(problems);
		sash = new SashForm(this, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		types = new TypeTree(new Composite(sash, SWT.NONE));
		picture = new Composite(sash, SWT.NONE);
		picture.setLayout(new FillLayout());
		sash.setWeights(52, 48);
		sash.setMaximizedControl(types.viewer().getTree().getParent());
		types.viewer().addSelectionChangedListener(_ -> draw());
		setVisible(false);
	}

	private Button button(Composite parent, String icon, String text, String help, Runnable action) {
		var button = new Button(parent, SWT.PUSH);
		button.setImage(pictures.of(icon));
		button.setText(text);
		button.setToolTipText(help);
		button.addListener(SWT.Selection, _ -> action.run());
		return button;
	}

	/** Shows a plug-in; null for none. */
	void show(Plugin other, Optional<List<Problem>> findings, boolean idle, boolean changeable) {
		if (getVisible() != (other != null)) {
			setVisible(other != null);
			getParent().layout();
		}
		if (other == null) {
			plugin = null;
			draw();
			return;
		}
		check.setEnabled(idle && PluginCheck.isPossible(other));
		remove.setEnabled(idle && changeable && other.origin() != Plugin.Origin.PRODUCT);
		if (!other.equals(plugin)) {
			plugin = other;
			title.setText(other.name());
			facts.setText((other.version().isEmpty() ? "" : other.id() + " " + other.version() + (other.provider().isEmpty() ? "" : " by " + other.provider()) + ", ") + Look.words(other.origin()));
			facts.setToolTipText(facts.getText());
			seal.setImage(pictures.of(Look.ofTrust(other).icon()));
			vouched.setText(Look.sentence(other));
			types.show(other.contributions());
		}
		show(Stream.concat(other.problems().stream(), findings.stream().flatMap(List::stream)).toList(), findings.filter(List::isEmpty).isPresent());
	}

	private void show(List<Problem> all, boolean passed) {
		if (!all.equals(shownProblems) || passed != shownPassed) {
			shownProblems = all;
			shownPassed = passed;
			for (var child : problems.getChildren()) {
				child.dispose();
			}
			if (passed) {
				line("plugins/healthy", "The check found nothing: every type keeps its contract.");
			}
			all.stream().limit(MOST).forEach(problem -> line(problem.isError() ? "plugins/broken" : "plugins/warning", text(problem)));
			if (all.size() > MOST) {
				line("plugins/info", "and " + (all.size() - MOST) + " more: kirchhoff plugins check " + plugin.id() + " lists them all");
			}
			problems.setVisible(problems.getChildren().length > 0);
			((GridData) problems.getLayoutData()).exclude = problems.getChildren().length == 0;
		}
		layout(true, true);
	}

	private void line(String icon, String text) {
		var mark = new Label(problems, SWT.NONE);
		mark.setImage(pictures.of(icon));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(mark);
		var words = new Label(problems, SWT.WRAP);
		words.setText(text);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT).applyTo(words);
	}

	private static String text(Problem problem) {
		var place = problem.element().isEmpty() ? "" : problem.element() + ": ";
		return place + problem.what() + (problem.mend().isEmpty() ? "" : ": " + problem.mend());
	}

	/** The pictures of the device that is selected, if it is the one that projects get by this id. */
	private void draw() {
		var device = plugin == null ? Optional.<Contribution>empty() : types.selected().filter(PluginDetails::isUsed);
		if (device.map(Contribution::id).equals(pictured)) {
			return;
		}
		pictured = device.map(Contribution::id);
		if (plots != null) {
			plots.dispose();
			plots = null;
		}
		device.ifPresent(type -> {
			plots = new DevicePlots(picture);
			var element = KirchhoffFactory.eINSTANCE.createDevice();
			element.setName(type.id());
			element.setType(type.id());
			plots.show(element);
		});
		picture.layout();
		sash.setMaximizedControl(plots == null ? types.viewer().getTree().getParent() : null);
	}

	private static boolean isUsed(Contribution type) {
		return type.kind() == Kind.DEVICE && Types.extensions().find(Kind.DEVICE, type.id()).filter(used -> used.origin().equals(type.origin())).isPresent();
	}

	/** Whether the pictures of the selected device are drawn. */
	boolean isDrawn() {
		return plots != null && plots.isUpToDate();
	}

	TypeTree types() {
		return types;
	}
}
