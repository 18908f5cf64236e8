// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import dev.kirchhoff.api.parameter.ParameterSchema.Fault;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.launch.Executors;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.form.ParameterForm;
import dev.kirchhoff.ui.internal.preferences.ExecutorPreferences;

/** A choice of all installed executors, and below it the parameters of the one that is chosen, checked as they are typed. */
public final class ExecutorForm extends Composite {
	/** Is told of changes. */
	public interface Listener {
		/** Something is chosen or typed. */
		void changed();

		/** Another executor has other fields, which may need more room. */
		default void reshaped() {
			// there is room
		}
	}

	private final Executors executors = Executors.ofPlatform();
	private final List<Contribution> all = executors.all();
	private final Map<String, Map<String, String>> typed = new HashMap<>();
	private final Path folder;
	private final boolean preferences;
	private final Listener listener;
	private final Combo choice;
	private final Label description;
	private ParameterForm parameters;
	/** Id that is chosen; of no installed plug-in perhaps. */
	private String chosen = "";

	/**
	 * @param folder      that files are named from
	 * @param preferences whether this is about the preferences themselves, rather than going back to them where a field is empty
	 */
	public ExecutorForm(Composite parent, Path folder, boolean preferences, Listener listener) {
		super(parent, SWT.NONE);
		this.folder = folder;
		this.preferences = preferences;
		this.listener = listener;
		GridLayoutFactory.fillDefaults().spacing(0, 5).applyTo(this);
		choice = new Combo(this, SWT.READ_ONLY);
		choice.getAccessible().addAccessibleListener(new Named("Compute on"));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(choice);
		description = new Label(this, SWT.WRAP);
		description.setEnabled(false);
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(description);
		choice.addListener(SWT.Selection, _ -> {
			var id = choice.getSelectionIndex() < all.size() ? all.get(choice.getSelectionIndex()).id() : chosen;
			if (!id.equals(chosen)) {
				typed.put(chosen, texts());
				show(id, typed.containsKey(id) ? typed.get(id) : remembered(id));
			}
		});
	}

	private Map<String, String> remembered(String id) {
		return id.equals(Executors.STANDARD) && !preferences ? Map.of() : ExecutorPreferences.texts(id);
	}

	/**
	 * Shows an executor.
	 *
	 * @param texts by parameter
	 */
	public void show(String id, Map<String, String> texts) {
		chosen = id;
		var found = executors.find(id);
		var names = new ArrayList<>(all.stream().map(Contribution::name).toList());
		if (found.isEmpty()) {
			names.add(id + " (not installed)");
		}
		if (!names.equals(List.of(choice.getItems()))) {
			choice.setItems(names.toArray(String[]::new)); // takes the cursor away
		}
		choice.select(found.map(all::indexOf).orElse(all.size()));
		description.setText(found.map(Contribution::description).orElse("").replace("&", "&&"));
		if (parameters != null) {
			parameters.dispose();
			parameters = null;
		}
		if (found.isPresent()) {
			parameters = new ParameterForm(this, found.get().schema().parameters(), texts, hints(id), folder, this::changed);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(parameters);
		}
		requestLayout();
		changed();
		listener.reshaped();
	}

	private Map<String, String> hints(String id) {
		if (!id.equals(Executors.STANDARD)) {
			return Map.of();
		}
		return Map.of(ExecutorPreferences.THREADS, preferences ? Runtime.getRuntime().availableProcessors() + " (all processors)" : ExecutorPreferences.threads() + " (preferences)");
	}

	private void changed() {
		if (parameters != null) {
			parameters.found(faults());
		}
		listener.changed();
	}

	/** Its id. */
	public String executor() {
		return chosen;
	}

	/** What is given, by parameter. */
	public Map<String, String> texts() {
		return parameters == null ? Map.of() : parameters.texts();
	}

	/** Shows the standard executor, and forgets what was given for any. */
	public void reset() {
		all.forEach(executor -> typed.put(executor.id(), Map.of()));
		show(Executors.STANDARD, Map.of());
	}

	/** What is given for every executor that was shown, by its id. */
	public Map<String, Map<String, String>> typed() {
		var all = new HashMap<>(typed);
		all.remove("");
		if (parameters != null) {
			all.put(chosen, texts());
		}
		return all;
	}

	private List<Fault> faults() {
		try {
			var words = new EngineWords(chosen);
			return executors.bind(chosen, texts(), file -> folder.resolve(file).toAbsolutePath().normalize()).faults().stream()
					.map(fault -> new Fault(fault.parameter(), words.in(fault.what()), words.in(fault.mend()))).toList();
		} catch (InvalidPathException e) {
			return List.of(new Fault("", "'" + e.getInput() + "' is no path", "name a file or a folder"));
		}
	}

	/** What is wrong first, and how to mend it. */
	public Optional<String> fault() {
		if (parameters == null) {
			return Optional.of("The plug-in that brings '" + chosen + "' is not installed: install it, or compute on something else");
		}
		return faults().stream().findFirst().map(fault -> executors.find(chosen).flatMap(found -> found.schema().parameter(fault.parameter())).map(parameter -> parameter.label() + ": ").orElse("")
				+ fault.what() + ": " + fault.mend());
	}

	/** The choice, for who labels it or tries it out. */
	public Combo choice() {
		return choice;
	}

	/** The field of a parameter. */
	public Control control(String parameter) {
		return parameters.control(parameter);
	}
}
