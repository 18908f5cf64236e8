// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.results.fit.Measurement.Kind;
import dev.kirchhoff.ui.internal.data.DataPage;
import dev.kirchhoff.ui.internal.data.FitPage;
import dev.kirchhoff.ui.internal.data.NewFromData;
import dev.kirchhoff.ui.internal.data.TargetPage;
import dev.kirchhoff.ui.internal.document.Types;

/** From measured tables to a device, page by page. */
class NewFromDataTest {
	@TempDir
	Path folder;

	private WizardDialog dialog;
	private NewFromData wizard;

	@AfterEach
	void clear() throws Exception {
		if (dialog != null) {
			dialog.close();
		}
		PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private void open() throws Exception {
		wizard = (NewFromData) PlatformUI.getWorkbench().getNewWizardRegistry().findWizard("dev.kirchhoff.ui.newFromData").createWizard();
		wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
		dialog = new WizardDialog(Workbench.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private DataPage data() {
		return (DataPage) wizard.getPage("data");
	}

	private FitPage fit() {
		return (FitPage) wizard.getPage("fit");
	}

	private void next() {
		dialog.showPage(wizard.getNextPage(dialog.getCurrentPage()));
		Workbench.settle();
	}

	/** Curves of three cells whose current follows Poole and Frenkel. */
	private Path sweeps() throws Exception {
		var text = new StringBuilder("Voltage (V),I1 (uA),I2 (uA),I3 (uA)\n");
		var random = new Random(1);
		for (int k = -25; k <= 25; k++) {
			double v = 0.03 * k;
			text.append(v);
			for (double g : new double[] { 4e-6, 10e-6, 25e-6 }) {
				double a = 1.5 + 4 * Math.log10(25e-6 / g);
				text.append(',').append(1e6 * g * v * Math.exp(a * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.5))) * (1 + 0.02 * random.nextGaussian()));
			}
			text.append('\n');
		}
		return Files.writeString(folder.resolve("sweeps.csv"), text.toString());
	}

	@Test
	void sweepsBecomeAProjectThatRuns() throws Exception {
		open();
		data().setFiles(List.of(sweeps()));
		Workbench.waitUntil("the files are read", () -> data().isPageComplete());
		assertEquals(Kind.IV, data().measurement().orElseThrow().kind());
		Workbench.screenshot(dialog.getShell(), "from-data-1-files");
		next();
		Workbench.waitUntil("the fits are there", () -> fit().chosen().isPresent());
		assertEquals("wox", fit().chosen().get().type().id());
		Workbench.screenshot(dialog.getShell(), "from-data-2-fit");
		next();
		((TargetPage) wizard.getPage("target")).name("my-wox", "measured-wox");
		assertTrue(dialog.getCurrentPage().isPageComplete(), dialog.getCurrentPage().getErrorMessage());
		Workbench.screenshot(dialog.getShell(), "from-data-3-project");
		assertTrue(wizard.performFinish());
		dialog.close();
		Workbench.settle();
		var file = ResourcesPlugin.getWorkspace().getRoot().getProject("measured-wox").getFile("measured-wox.kirchhoff");
		assertTrue(file.exists());
		Workbench.screenshot("from-data-4-opened");
		var device = ProjectFiles.load(file.getLocation().toPath()).root().getDevices().getFirst();
		assertEquals("wox", device.getType());
		var slope = device.getParameters().stream().filter(parameter -> parameter.getName().equals("slopeGain")).findFirst().orElseThrow();
		assertEquals(4, Double.parseDouble(slope.getValue()), 0.3);
		var plan = new Planner(Types.extensions()).plan(new Request(file.getLocation().toPath(), java.util.Optional.empty(), List.of(), java.util.OptionalLong.empty(),
				java.util.OptionalInt.empty()));
		assertTrue(plan.problems().isEmpty(), plan.problems().toString());
		assertEquals(1, plan.studies().size());
	}

	@Test
	void levelsAndPulses() throws Exception {
		var levels = new StringBuilder("target (uS);G (uS)\n");
		var pulses = new StringBuilder("pulse,G_uS\n");
		var random = new Random(2);
		for (int level = 20; level <= 100; level += 20) {
			for (int k = 0; k < 100; k++) {
				levels.append(level).append(';').append(Double.toString(level * (1 + 0.03 * random.nextGaussian())).replace('.', ',')).append('\n');
			}
		}
		for (int k = 0; k < 300; k++) {
			pulses.append(k).append(',').append(90 - 20 * Math.log(1 + 0.1 * k) + 0.3 * random.nextGaussian()).append('\n');
		}
		open();
		data().setFiles(List.of(Files.writeString(folder.resolve("levels.csv"), levels.toString())));
		Workbench.waitUntil("the files are read", () -> data().isPageComplete());
		assertEquals(Kind.LEVELS, data().measurement().orElseThrow().kind());
		next();
		Workbench.waitUntil("the fits are there", () -> fit().chosen().isPresent());
		fit().select("hfo2");
		Workbench.screenshot(dialog.getShell(), "from-data-levels");
		dialog.showPage(data());
		data().setFiles(List.of(Files.writeString(folder.resolve("pulses.csv"), pulses.toString())));
		Workbench.waitUntil("the files are read", () -> data().isPageComplete());
		assertEquals(Kind.PULSES, data().measurement().orElseThrow().kind());
		next();
		Workbench.waitUntil("the fits are there", () -> fit().chosen().isPresent());
		assertEquals("hfo2-weak-reset", fit().chosen().get().type().id());
		Workbench.screenshot(dialog.getShell(), "from-data-pulses");
	}

	@Test
	void faultsAreSaidWithTheirLines() throws Exception {
		open();
		data().setFiles(List.of(Files.writeString(folder.resolve("bad.csv"), "V (V),I (A)\n0.1,1e-6\n0.2,none\n0.3,3e-6\n")));
		Workbench.waitUntil("a fault is told", () -> data().getErrorMessage() != null);
		assertTrue(data().getErrorMessage().contains("bad.csv:3") && data().getErrorMessage().contains("none"), data().getErrorMessage());
		assertFalse(data().isPageComplete());
		Workbench.screenshot(dialog.getShell(), "from-data-fault");
	}
}
