// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.emf.common.util.URI;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;

/** What a new project holds. */
enum StartingPoint {
	RUNNABLE("A small network that runs at once", "An ideal device, an array of 16 x 16 cells, a network of 2-8-1 neurons, generated half moons, one experiment.") {
		@Override
		Project make() {
			var template = URI.createURI("platform:/plugin/dev.kirchhoff.ui/templates/minimal.kirchhoff");
			var loaded = ProjectFiles.load(template, ProjectFiles.newResourceSet());
			return (Project) loaded.root();
		}
	},
	EMPTY("Nothing", "An empty project file.") {
		@Override
		Project make() {
			return KirchhoffFactory.eINSTANCE.createProject();
		}
	};

	private final String label;
	private final String doc;

	StartingPoint(String label, String doc) {
		this.label = label;
		this.doc = doc;
	}

	String label() {
		return label;
	}

	String doc() {
		return doc;
	}

	abstract Project make();

	/**
	 * Makes a folder with the project file, called as the folder is.
	 *
	 * @return the file
	 * @throws KirchhoffException if it cannot be written
	 */
	Path create(Path folder) {
		var name = folder.getFileName().toString();
		var file = folder.resolve(name + "." + ProjectFiles.EXTENSION);
		var project = make();
		project.setName(name);
		try {
			Files.createDirectories(folder);
			ProjectFiles.save(project, file);
			return file;
		} catch (IOException e) {
			throw new KirchhoffException(file + " cannot be written (" + e.getMessage() + ")", "choose another name", e);
		}
	}
}
