// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plugins.internal.Publishing;

/** A folder from which plug-ins can be installed, by command line and workbench, from a disk or a web server. */
public final class Site {
	private Site() {
	}

	/**
	 * Makes a site of plug-ins and features, or adds them to the one that is there.
	 *
	 * @param jars as they were built
	 * @return ids and versions of all that it offers now
	 * @throws KirchhoffException if a jar is no plug-in, or the folder cannot be written
	 */
	public static List<String> publish(List<Path> jars, Path folder, IProgressMonitor monitor) {
		return Publishing.site(jars, folder, SubMonitor.convert(monitor));
	}
}
