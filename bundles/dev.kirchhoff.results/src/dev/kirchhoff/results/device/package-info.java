// SPDX-License-Identifier: EPL-2.0
/** What a device does, as data of pictures: for the device page and the command line alike. */
package dev.kirchhoff.results.device;
