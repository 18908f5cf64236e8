// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.help.HelpSystem;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.dialogs.IDialogPage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.forms.widgets.AbstractHyperlink;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.data.NewFromData;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;
import dev.kirchhoff.ui.internal.help.HelpView;
import dev.kirchhoff.ui.internal.plugins.NewPlugin;
import dev.kirchhoff.ui.internal.run.RunPerspective;
import dev.kirchhoff.ui.internal.welcome.NewProject;

/** Who does not see the window or does not use a mouse can work: whatever takes the focus has a name, and main actions have keys. */
class AccessTest {
	private final IWorkbenchPage page = Workbench.window().getActivePage();
	private final String perspective = page.getPerspective().getId();
	private final List<String> nameless = new ArrayList<>();
	private final List<String> helpless = new ArrayList<>();
	private int seen;

	@AfterEach
	void leave() throws Exception {
		page.closeAllEditors(false);
		var help = page.findView(HelpView.ID);
		if (help != null) {
			page.hideView(help);
		}
		PlatformUI.getWorkbench().showPerspective(perspective, Workbench.window());
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private ProjectEditor example() throws Exception {
		var file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
		var editor = (ProjectEditor) page.openEditor(new FileEditorInput(file), ProjectEditor.ID);
		Workbench.settle();
		return editor;
	}

	@Test
	void viewsOfBothPerspectives() throws Exception {
		example();
		for (var id : List.of(perspective, RunPerspective.ID)) {
			PlatformUI.getWorkbench().showPerspective(id, Workbench.window());
			for (var reference : page.getViewReferences()) {
				var view = reference.getView(true);
				assertNotNull(view, reference.getId());
				look(view);
			}
		}
		look(page.showView(HelpView.ID));
		judge(25);
	}

	@Test
	void pagesOfTheEditor() throws Exception {
		var editor = example();
		look(editor);
		for (var title : List.of("Devices", "Hardware", "Network", "Mapping", "Experiments")) {
			editor.setActivePage(editor.page(title).orElseThrow().getId());
			Workbench.pause(300);
			walk(editor.page(title).orElseThrow().getPartControl(), "editor, " + title);
		}
		judge(60);
	}

	private void look(IViewPart view) throws Exception {
		page.showView(view.getSite().getId());
		look((IWorkbenchPart) view);
	}

	private void look(IWorkbenchPart part) {
		page.activate(part);
		Workbench.pause(400);
		walk((Control) part.getSite().getService(MPart.class).getWidget(), part.getTitle());
	}

	@Test
	void wizards() throws Exception {
		for (INewWizard wizard : List.of(new NewProject(), new NewFromData(), new NewPlugin())) {
			wizard.init(PlatformUI.getWorkbench(), org.eclipse.jface.viewers.StructuredSelection.EMPTY);
			var dialog = new WizardDialog(Workbench.window().getShell(), wizard);
			dialog.setBlockOnOpen(false);
			dialog.open();
			try {
				for (var one : wizard.getPages()) {
					walk(one.getControl(), wizard.getWindowTitle() + ", " + one.getTitle());
				}
			} finally {
				dialog.close();
			}
		}
		judge(15);
	}

	@Test
	void preferences() {
		for (var id : List.of("dev.kirchhoff.ui.preferences", "dev.kirchhoff.ui.preferences.files", "dev.kirchhoff.ui.preferences.plugins")) {
			var dialog = PreferencesUtil.createPreferenceDialogOn(Workbench.window().getShell(), id, null, null);
			dialog.setBlockOnOpen(false);
			dialog.open();
			Workbench.settle();
			try {
				var shown = (IDialogPage) ((PreferenceDialog) dialog).getSelectedPage();
				walk(shown.getControl(), "preferences, " + shown.getTitle());
			} finally {
				dialog.close();
			}
		}
		judge(8);
	}

	private void judge(int least) {
		assertEquals("", String.join("\n", new TreeSet<>(nameless)), "without a name");
		assertEquals(List.of(), helpless, "help that is not there");
		assertTrue(seen >= least, "only " + seen + " widgets were looked at");
	}

	private void walk(Control control, String place) {
		if (control.getData("org.eclipse.ui.help") instanceof String id && id.startsWith("dev.kirchhoff.") && HelpSystem.getContext(id) == null) {
			helpless.add(place + ": " + id);
		}
		if (control instanceof ToolBar bar) {
			for (var item : bar.getItems()) {
				if ((item.getStyle() & SWT.SEPARATOR) == 0) {
					check(filled(item.getToolTipText()) || filled(item.getText()), place + ": ToolItem " + Arrays.asList(bar.getItems()).indexOf(item));
				}
			}
		} else if (takesFocus(control)) {
			check(named(control), place + ": " + path(control));
		}
		if (control instanceof Composite composite && !(control instanceof Combo) && !(control instanceof CCombo) && !(control instanceof Spinner)) {
			for (var child : composite.getChildren()) {
				walk(child, place);
			}
		}
	}

	/** Adds what takes the focus below a control and has no name. */
	static void walk(Control control, List<String> nameless) {
		var test = new AccessTest();
		test.walk(control, "");
		nameless.addAll(test.nameless);
	}

	private void check(boolean good, String what) {
		seen++;
		if (!good) {
			nameless.add(what);
		}
	}

	private static boolean takesFocus(Control control) {
		return switch (control) {
			case StyledText heading when heading.getParent().getClass().getSimpleName().equals("TitleRegion") -> false;
			case Text _, Combo _, CCombo _, Tree _, Table _, Button _, Spinner _, Scale _, Slider _, StyledText _, Link _, AbstractHyperlink _ -> true;
			case Canvas canvas -> (canvas.getStyle() & SWT.NO_FOCUS) == 0 && canvas.isListening(SWT.KeyDown);
			default -> false;
		};
	}

	private static boolean named(Control control) {
		return filled(text(control)) || filled(control.getToolTipText()) || labelled(control) || spoken(control.getAccessible());
	}

	private static String text(Control control) {
		return switch (control) {
			case Button button -> button.getText();
			case Link link -> link.getText().isEmpty() ? "nothing to follow" : link.getText();
			case AbstractHyperlink link -> link.getAccessible() == null ? "" : "its text";
			default -> "";
		};
	}

	private static boolean filled(String text) {
		return text != null && !text.isBlank();
	}

	/** GTK and others take the label before a control for its name. */
	private static boolean labelled(Control control) {
		var siblings = Arrays.asList(control.getParent().getChildren());
		int at = siblings.indexOf(control);
		return at > 0 && siblings.get(at - 1) instanceof Label label && filled(label.getText());
	}

	/** What a screen reader would be told: SWT has no call to ask for it. */
	private static boolean spoken(Accessible accessible) {
		try {
			var field = Accessible.class.getDeclaredField("accessibleListeners");
			field.setAccessible(true);
			if (field.get(accessible) instanceof List<?> listeners) {
				for (var listener : listeners) {
					var event = new AccessibleEvent(accessible);
					event.childID = ACC.CHILDID_SELF;
					((AccessibleListener) listener).getName(event);
					if (filled(event.result)) {
						return true;
					}
				}
			}
			return false;
		} catch (ReflectiveOperationException e) {
			throw new AssertionError("SWT keeps its listeners elsewhere now", e);
		}
	}

	private static String path(Control control) {
		var parents = new ArrayList<String>();
		for (Composite parent = control.getParent(); parent != null && parents.size() < 4; parent = parent.getParent()) {
			parents.add(parent.getClass().getSimpleName());
		}
		return control.getClass().getSimpleName() + " in " + String.join(" in ", parents);
	}

	@Test
	void mainActionsHaveKeys() throws Exception {
		example();
		var bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
		var wanted = new TreeMap<>(Map.ofEntries(Map.entry("Ctrl+F11", "dev.kirchhoff.ui.run"), Map.entry("Shift+F11", "dev.kirchhoff.ui.runWith"),
				Map.entry("Ctrl+Shift+F11", "dev.kirchhoff.ui.stopRuns"), Map.entry("Ctrl+S", "org.eclipse.ui.file.save"), Map.entry("Ctrl+Shift+S", "org.eclipse.ui.file.saveAll"),
				Map.entry("Ctrl+Z", "org.eclipse.ui.edit.undo"), Map.entry("Ctrl+Shift+Z", "org.eclipse.ui.edit.redo"), Map.entry("F2", "org.eclipse.ui.edit.rename"),
				Map.entry("Del", "org.eclipse.ui.edit.delete"), Map.entry("Ctrl+X", "org.eclipse.ui.edit.cut"), Map.entry("Ctrl+C", "org.eclipse.ui.edit.copy"),
				Map.entry("Ctrl+V", "org.eclipse.ui.edit.paste"), Map.entry("Ctrl+D", "dev.kirchhoff.ui.duplicate"), Map.entry("F3", "dev.kirchhoff.ui.openElement"),
				Map.entry("Ctrl+N", "org.eclipse.ui.newWizard"), Map.entry("Ctrl+O", "dev.kirchhoff.ui.openProjectFile"), Map.entry("F1", "org.eclipse.ui.help.dynamicHelp")));
		wanted.putAll(Map.of("Alt+Page_Down", "org.eclipse.ui.navigate.nextSubTab", "Alt+Page_Up", "org.eclipse.ui.navigate.previousSubTab", "Ctrl+F8", "org.eclipse.ui.window.nextPerspective",
				"Ctrl+F7", "org.eclipse.ui.window.nextView", "F12", "org.eclipse.ui.window.activateEditor", "F5", "org.eclipse.ui.file.refresh"));
		for (var entry : wanted.entrySet()) {
			var binding = bindings.getPerfectMatch(KeySequence.getInstance(entry.getKey().toUpperCase(java.util.Locale.ROOT)));
			assertNotNull(binding, entry.getKey());
			assertEquals(entry.getValue(), binding.getParameterizedCommand().getId(), entry.getKey());
		}
	}

	@Test
	void keysInTheHelpAreKeys() throws Exception {
		var bound = new TreeSet<String>();
		for (var binding : PlatformUI.getWorkbench().getService(IBindingService.class).getBindings()) {
			if (binding.getParameterizedCommand() != null) {
				bound.add(binding.getTriggerSequence().toString());
			}
		}
		var unknown = new TreeSet<String>();
		for (var name : List.of("keys", "projects", "experiments", "start", "plugins")) {
			try (var in = Platform.getBundle("dev.kirchhoff.ui").getEntry("help/" + name + ".html").openStream()) {
				var keys = Pattern.compile("<kbd>(.*?)</kbd>").matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
				while (keys.find()) {
					var key = keys.group(1).replace("Page", "Page_").toUpperCase(java.util.Locale.ROOT);
					if (!key.equals("CTRL") && !key.equals("CMD") && !bound.contains(KeySequence.getInstance(key).toString())) {
						unknown.add(keys.group(1));
					}
				}
			}
		}
		assertEquals(new TreeSet<>(), unknown);
	}

	@Test
	void keysTurnThePagesOfTheEditor() throws Exception {
		var editor = example();
		page.activate(editor);
		assertEquals("Overview", editor.getActivePageInstance().getTitle());
		Workbench.execute("org.eclipse.ui.navigate.nextSubTab", Map.of());
		assertEquals("Devices", editor.getActivePageInstance().getTitle());
		Workbench.execute("org.eclipse.ui.navigate.previousSubTab", Map.of());
		assertEquals("Overview", editor.getActivePageInstance().getTitle());
	}
}
