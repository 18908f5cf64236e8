// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * An {@code .odesign} file and the bundle around it, which has its pictures and its Java services.
 *
 * @param bundle   symbolic name, the first segment of {@code viewpoint:/bundle/Viewpoint} and of the paths of icons
 * @param path     in the bundle
 * @param resources finds the bundle's files and classes
 * @param lattices what the file itself cannot say: which containers are lattices of cells
 */
public record NotationFile(String bundle, String path, Resources resources, List<LatticeHint> lattices) {
	/** The bundle's own loader. */
	public interface Resources {
		Optional<URL> find(String path);

		/** @throws ClassNotFoundException if the bundle has no such class */
		Class<?> load(String className) throws ClassNotFoundException;
	}

	/**
	 * A container that is drawn as a lattice of rows by columns, and the nodes in it that lie on its cells. Sirius has no word for it and
	 * shows the same nodes side by side. All are expressions as in the file: those of the container on its own element, those of a region on the region's.
	 */
	public record LatticeHint(String diagram, String mapping, String rows, String columns, List<RegionHint> regions) {
	}

	/** Where a node lies on the lattice around it. */
	public record RegionHint(String mapping, String row, String column, String rows, String columns) {
	}

	/** {@code bundle/path}, as faults name it. */
	public String name() {
		return bundle + "/" + path;
	}
}
