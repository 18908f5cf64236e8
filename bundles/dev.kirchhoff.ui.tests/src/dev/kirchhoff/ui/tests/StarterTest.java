// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.Launch;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.solver.run.ThreadsExecutor;
import dev.kirchhoff.ui.internal.welcome.NewProject;

/** The project that a beginner starts with does what the wizard and the cheat sheet promise. */
class StarterTest {
	@TempDir
	Path results;

	private Path file;

	@BeforeEach
	void make() {
		var wizard = new NewProject();
		wizard.init(PlatformUI.getWorkbench(), null);
		var dialog = new WizardDialog(Workbench.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		assertTrue(wizard.performFinish());
		dialog.close();
		file = ResourcesPlugin.getWorkspace().getRoot().getProject("project").getFile("project.kirchhoff").getLocation().toPath();
	}

	@AfterEach
	void clear() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private ResultDirectory run(String name) throws Exception {
		var request = new Request(file, Optional.empty(), List.of(), List.of(), OptionalLong.empty(), OptionalInt.of(10), DataPlace.NONE);
		var plan = new Planner(Extensions.ofPlatform()).plan(request);
		assertEquals(1, plan.studies().size());
		var directory = results.resolve(name);
		new Launch(request, plan.studies().getFirst(), directory, false).execute(new ThreadsExecutor(2), Monitor.NONE, _ -> {
		});
		return ResultDirectory.read(directory);
	}

	@Test
	void itRunsAndAnotherDeviceCostsAccuracy() throws Exception {
		var ideal = run("ideal").summaries().of(0, "accuracy");
		assertTrue(ideal.mean() > 0.94, "a network that bends its boundary separates the moons: " + ideal.mean());
		assertEquals(0, ideal.sd(), 1e-6, "an ideal device takes every weight exactly");

		Files.writeString(file, Files.readString(file).replace("type=\"ideal\"", "type=\"tio2\""));
		var real = run("tio2").summaries().of(0, "accuracy");
		assertTrue(real.mean() < ideal.mean() - 0.005 && real.mean() > 0.7, "better than guessing, worse than ideal: " + real.mean());
		assertTrue(real.sd() > 0.01, "each copy is another one: " + real.sd());

		Files.writeString(file, Files.readString(file).replace("type=\"tio2\"", "type=\"wox\""));
		assertTrue(run("wox").summaries().of(0, "accuracy").mean() > 0.7);
	}
}
