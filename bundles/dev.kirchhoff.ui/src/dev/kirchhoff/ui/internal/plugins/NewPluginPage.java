// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plugins.project.PluginProject;
import dev.kirchhoff.plugins.project.Template;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.theme.Icons;

/** What a new plug-in contributes, what it is called and where it is written. What suggests itself follows the name until somebody writes otherwise. */
final class NewPluginPage extends WizardPage {
	private static final String EXAMPLE = "acme.memristor";

	private Template template = Template.DEVICE;
	private Text id;
	private Text label;
	private Text provider;
	private Text place;
	private boolean following;

	NewPluginPage() {
		super("plugin", "Kirchhoff Plug-in", Icons.of("plugins/wizard"));
		setDescription("A project that builds and passes its test at once, with a working model to replace by yours.");
	}

	@Override
	public void createControl(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).spacing(8, 8).applyTo(area);
		setControl(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.plugins");
		templates(area);
		id = text(area, "&Name:", "Names the plug-in, its Java package and its type");
		id.setMessage("two words or more with dots between, the first yours: " + EXAMPLE);
		label = text(area, "&Label:", "What people see where a type is chosen");
		provider = text(area, "&Provider:", "Who makes the plug-in: you, your group or your company");
		new Label(area, SWT.NONE).setText("&Folder:");
		place = new Text(area, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(place);
		var browse = new Button(area, SWT.PUSH);
		browse.setText("&Browse...");
		browse.addListener(SWT.Selection, _ -> browse());
		id.setText(Projects.freeFolder(EXAMPLE).getFileName().toString().replace('-', '_'));
		suggest();
		id.selectAll();
		id.addListener(SWT.Modify, _ -> {
			suggest();
			judge();
		});
		for (var other : new Text[] {label, provider, place}) {
			other.addListener(SWT.Modify, _ -> {
				if (!following) {
					other.setData(other);
				}
				judge();
			});
		}
		id.setFocus();
		setPageComplete(fault().isEmpty());
	}

	private void templates(Composite area) {
		var title = new Label(area, SWT.NONE);
		title.setText("Contributes:");
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 3).applyTo(title);
		var choices = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 2).applyTo(choices);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(choices);
		var resources = new LocalResourceManager(JFaceResources.getResources(), choices);
		var bold = resources.create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(SWT.BOLD));
		var pictures = new Pictures(choices);
		for (var each : Template.values()) {
			var picture = new Label(choices, SWT.NONE);
			picture.setImage(pictures.of(kind(each)));
			var choice = new Button(choices, SWT.RADIO);
			choice.setText(each.label());
			choice.setFont(bold);
			choice.setSelection(each == template);
			choice.addListener(SWT.Selection, _ -> template = choice.getSelection() ? each : template);
			new Label(choices, SWT.NONE);
			var doc = new Label(choices, SWT.WRAP);
			doc.setText(each.description() + ".");
			GridDataFactory.fillDefaults().grab(true, false).hint(440, SWT.DEFAULT).indent(22, 0).applyTo(doc);
		}
	}

	private static Kind kind(Template template) {
		return switch (template) {
			case DEVICE -> Kind.DEVICE;
			case ALGORITHM -> Kind.PROGRAMMING_ALGORITHM;
			case DATA_SET -> Kind.DATA_SET;
		};
	}

	private static Text text(Composite area, String name, String help) {
		new Label(area, SWT.NONE).setText(name);
		var text = new Text(area, SWT.BORDER);
		text.setToolTipText(help);
		text.getAccessible().addAccessibleListener(new Named(name.replace("&", "").replace(":", ""), help));
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(text);
		return text;
	}

	/** Fills in what follows from the name, where nobody has written something else. */
	private void suggest() {
		following = true;
		try {
			var name = id.getText().strip();
			follow(label, name.isEmpty() ? "" : PluginProject.label(name));
			follow(provider, name.isEmpty() ? "" : PluginProject.provider(name));
			follow(place, ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath().resolve(name.isEmpty() ? "plugin" : name).toString());
		} catch (InvalidPathException e) {
			follow(place, ""); // such a name is said to be wrong anyway
		} finally {
			following = false;
		}
	}

	private static void follow(Text text, String suggested) {
		if (text.getData() == null && !text.getText().equals(suggested)) {
			text.setText(suggested);
		}
	}

	private void browse() {
		var dialog = new DirectoryDialog(getShell());
		dialog.setText("Where the Plug-in's Folder Is Made");
		dialog.setFilterPath(ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString());
		var chosen = dialog.open();
		if (chosen != null) {
			place.setText(Path.of(chosen).resolve(id.getText().strip()).toString());
		}
	}

	private void judge() {
		var fault = fault();
		setErrorMessage(fault.orElse(null));
		setPageComplete(fault.isEmpty());
	}

	private Optional<String> fault() {
		return PluginProject.idFault(id.getText().strip()).or(() -> PluginProject.textFault("label", label.getText().strip()))
				.or(() -> PluginProject.textFault("provider", provider.getText().strip())).map(KirchhoffException::line).or(this::placeFault);
	}

	private Optional<String> placeFault() {
		var text = place.getText().strip();
		try {
			if (text.isEmpty() || !Path.of(text).isAbsolute()) {
				return Optional.of("Give the folder as a whole path, from its root on");
			}
			return Files.exists(Path.of(text)) ? Optional.of(text + " is there already: choose another name or folder") : Optional.empty();
		} catch (InvalidPathException e) {
			return Optional.of(text + " is no path: choose a folder");
		}
	}

	void fail(String why) {
		setErrorMessage(why);
	}

	PluginProject project() {
		return new PluginProject(id.getText().strip(), label.getText().strip(), provider.getText().strip(), template);
	}

	Path folder() {
		return Path.of(place.getText().strip());
	}
}
